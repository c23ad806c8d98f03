package org.guichet.registry.receipt;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code consent_receipt} and {@code consent_receipt_delivery}; the database refuses any change of a row. */
@Repository
class ReceiptRows {
    private final JdbcClient jdbc;

    ReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Receipt> find(UUID consent, int sequence) {
        return jdbc.sql("select * from registry.consent_receipt where consent_id = ? and sequence = ?")
                .params(consent, sequence)
                .query((row, number) -> new Receipt(
                        row.getObject("id", UUID.class),
                        row.getObject("consent_id", UUID.class),
                        row.getInt("sequence"),
                        row.getTimestamp("issued_at").toInstant(),
                        row.getString("content")))
                .optional();
    }

    /** @return whether it was kept: not where another was issued of the same meanwhile */
    boolean insert(Receipt receipt) {
        return jdbc.sql("""
                insert into registry.consent_receipt (id, consent_id, sequence, issued_at, content)
                values (?, ?, ?, ?, ?) on conflict (consent_id, sequence) do nothing
                """)
                        .params(
                                receipt.id(),
                                receipt.consent(),
                                receipt.sequence(),
                                Timestamp.from(receipt.issuedAt()),
                                receipt.content())
                        .update()
                == 1;
    }

    /** Kept once a form: every time is in the access log. */
    void handed(UUID receipt, ReceiptForm form, Instant at) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                insert into registry.consent_receipt_delivery
                    (receipt_id, form, at, actor_kind, actor_id, channel, contact_id)
                values (:receipt, :form, :at, :actorKind, :actor, :channel, cast(:contact as uuid)) on conflict do nothing
                """)
                .param("receipt", receipt)
                .param("form", form.name())
                .param("at", Timestamp.from(at))
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .update();
    }

    /** Oldest first; at most as many as there are events, times forms. */
    List<Delivery> deliveries(UUID consent) {
        return jdbc.sql("""
                select d.*, r.sequence from registry.consent_receipt r
                join registry.consent_receipt_delivery d on d.receipt_id = r.id
                where r.consent_id = ? order by d.at, d.form
                """)
                .param(consent)
                .query((row, number) -> new Delivery(
                        row.getObject("receipt_id", UUID.class),
                        row.getInt("sequence"),
                        ReceiptForm.valueOf(row.getString("form")),
                        row.getTimestamp("at").toInstant(),
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("channel")))
                .list();
    }
}
