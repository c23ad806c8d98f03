package org.guichet.registry.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.duplicate.DueRows.Due;
import org.guichet.registry.duplicate.ReviewRows.Found;
import org.guichet.registry.identity.Lookalikes;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares one portion of the clients that are due, in a transaction of its own. A value that cannot be opened, hers or
 * of somebody like her, puts off only whoever is compared by it.
 */
@Component
class ComparingDue {
    private static final Logger LOG = LoggerFactory.getLogger(ComparingDue.class);

    private final DueRows due;
    private final ReviewRows reviews;
    private final Lookalikes lookalikes;
    private final TransactionOperations transactions;

    ComparingDue(DueRows due, ReviewRows reviews, Lookalikes lookalikes, TransactionOperations transactions) {
        this.due = due;
        this.reviews = reviews;
        this.lookalikes = lookalikes;
        this.transactions = transactions;
    }

    /** How many were taken, and how many reviews that opened. */
    record Done(int taken, int opened) {}

    Done next(int most) {
        try {
            return portion(most, new ArrayList<>());
        } catch (CannotBeOpened one) {
            return oneByOne(most);
        }
    }

    private Done portion(int most, List<Due> taken) {
        return Objects.requireNonNull(transactions.execute(status -> {
            taken.addAll(due.take(most));
            if (taken.isEmpty()) {
                return new Done(0, 0);
            }
            due.afterTheLoadUnderWay();
            return new Done(taken.size(), reviews.open(found(taken)));
        }));
    }

    private Done oneByOne(int most) {
        int opened = 0;
        for (int count = 0; count < most; count++) {
            List<Due> taken = new ArrayList<>();
            try {
                Done done = portion(1, taken);
                if (done.taken() == 0) {
                    return new Done(count, opened);
                }
                opened += done.opened();
            } catch (CannotBeOpened value) {
                taken.forEach(this::putOff);
            }
        }
        return new Done(most, opened);
    }

    /** Her row is there again, since the transaction that took it was rolled back. */
    private void putOff(Due one) {
        transactions.executeWithoutResult(status -> due.putOff(one));
        if (one.failures() == 0) {
            LOG.atWarn()
                    .addKeyValue("client", one.client())
                    .log(
                            "A client cannot be compared, since a value cannot be opened; it is tried again, later and later");
        }
    }

    /** People are compared with people, organizations with organizations. */
    private List<Found> found(Collection<Due> taken) {
        Map<ClientKind, Set<ClientId>> clients = taken.stream()
                .collect(Collectors.groupingBy(
                        Due::kind, TreeMap::new, Collectors.mapping(Due::client, Collectors.toSet())));
        return clients.entrySet().stream()
                .flatMap(kind -> lookalikes.of(kind.getKey(), kind.getValue()).stream())
                .flatMap(alike -> alike.candidates().stream()
                        .map(other -> new Found(alike.client(), other, path(alike.ids(), taken))))
                .toList();
    }

    private static DuplicateReview.Path path(Set<ClientId> ids, Collection<Due> taken) {
        return taken.stream()
                .filter(one -> ids.contains(one.client()))
                .map(Due::path)
                .findFirst()
                .orElseThrow();
    }
}
