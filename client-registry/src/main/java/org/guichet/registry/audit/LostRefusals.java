package org.guichet.registry.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refusals and searches whose entry a rollback took away. They are remembered when the transaction ends and written
 * again, by {@link RefusalAdvice}, once its connection is given back.
 */
@Component
class LostRefusals {
    private final ThreadLocal<List<AccessEntry>> lost = ThreadLocal.withInitial(ArrayList::new);

    void watch(List<AccessEntry> entries) {
        List<AccessEntry> lasting =
                entries.stream().filter(LostRefusals::outlivesRollback).toList();
        if (lasting.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    lost.get().addAll(lasting);
                }
            }
        });
    }

    List<AccessEntry> take() {
        List<AccessEntry> entries = lost.get();
        if (entries.isEmpty()) {
            return List.of();
        }
        lost.remove();
        return entries;
    }

    private static boolean outlivesRollback(AccessEntry entry) {
        return entry.kind() == AccessEntry.Kind.REFUSAL || entry.kind() == AccessEntry.Kind.SEARCH;
    }
}
