package org.guichet.catalog.telling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.catalog.dispatch.NewDispatch;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.consent.ConsentWithdrawn;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every programme a consent let have something is told that it was withdrawn, and when it was told is kept. */
@Component
public class WithdrawalNotices {
    /** Whoever they are, they ask at every read: nobody has to tell them. */
    private static final Set<String> OURSELVES = Set.of("guichet", "client");

    private final JdbcClient jdbc;
    private final Dispatches dispatches;
    private final Programmes programmes;

    WithdrawalNotices(JdbcClient jdbc, Dispatches dispatches, Programmes programmes) {
        this.jdbc = jdbc;
        this.dispatches = dispatches;
        this.programmes = programmes;
    }

    /** In the transaction of the withdrawal, one dispatch a recipient: all of it is there, or nothing. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(ConsentWithdrawn withdrawn) {
        withdrawn.recipients().stream()
                .filter(recipient -> !OURSELVES.contains(recipient))
                .distinct()
                .forEach(recipient -> tell(withdrawn, recipient));
    }

    /** Whom the withdrawal of one consent is told to; the permit covers consents. Two statements. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<WithdrawalNotice> of(Permit permit, UUID consent) {
        if (!permit.covers(WithdrawalContent.ATTRIBUTE)) {
            return List.of();
        }
        List<Listed> listed = jdbc.sql(
                        "select * from catalog.withdrawal_notice where consent_id = ? order by recipient")
                .param(consent)
                .query((row, number) -> listed(row))
                .list();
        Map<UUID, DispatchSummary> sent = dispatches.find(
                listed.stream().map(Listed::dispatch).filter(Objects::nonNull).toList());
        return listed.stream().map(one -> one.as(sent.get(one.dispatch()))).toList();
    }

    private void tell(ConsentWithdrawn withdrawn, String recipient) {
        if (programmes.find(recipient).isEmpty()) {
            insert(withdrawn, recipient, null, "no-such-programme");
            return;
        }
        UUID dispatch = dispatches.enqueue(new NewDispatch(
                recipient,
                WithdrawalContent.KIND,
                withdrawn.client(),
                withdrawn.consent(),
                Set.of(WithdrawalContent.ATTRIBUTE),
                WithdrawalContent.PURPOSE));
        insert(withdrawn, recipient, dispatch, null);
    }

    private void insert(
            ConsentWithdrawn withdrawn, String recipient, @Nullable UUID dispatch, @Nullable String reason) {
        jdbc.sql("""
                insert into catalog.withdrawal_notice (consent_id, recipient, withdrawn_at, dispatch_id, reason)
                values (:consent, :recipient, :at, :dispatch, :reason)
                """)
                .param("consent", withdrawn.consent())
                .param("recipient", recipient)
                .param("at", Timestamp.from(withdrawn.at()))
                .param("dispatch", dispatch)
                .param("reason", reason)
                .update();
    }

    /** A notice, before it is known where its dispatch is. */
    private record Listed(
            String recipient,
            Instant withdrawnAt,
            @Nullable UUID dispatch,
            @Nullable String reason) {

        WithdrawalNotice as(@Nullable DispatchSummary sent) {
            return new WithdrawalNotice(
                    recipient,
                    withdrawnAt,
                    sent == null ? null : sent.state().name(),
                    sent == null ? null : sent.confirmedAt(),
                    sent == null ? reason : sent.lastError());
        }
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("recipient"),
                row.getTimestamp("withdrawn_at").toInstant(),
                row.getObject("dispatch_id", UUID.class),
                row.getString("reason"));
    }
}
