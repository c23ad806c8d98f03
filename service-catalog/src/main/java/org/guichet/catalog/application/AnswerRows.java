package org.guichet.catalog.application;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.KeptValues.Kept;
import org.guichet.registry.client.Source;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers of applications. They are personal data: reading them takes a permit that covers them. */
@Repository
class AnswerRows {
    private final JdbcClient jdbc;
    private final KeptValues values;

    AnswerRows(JdbcClient jdbc, KeptValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    Map<String, StoredAnswer> of(UUID applicationId, Permit permit) {
        Door.require(permit, Door.ANSWERS);
        Map<String, StoredAnswer> answers = new HashMap<>();
        jdbc.sql("""
                select attribute, value, ciphertext, source_kind, source_code, collected_at, prefilled, confirmed, basis,
                       about
                from catalog.application_answer where application_id = :application""")
                .param("application", applicationId)
                .query((row, number) -> new StoredAnswer(
                        row.getString("attribute"),
                        values.open(
                                row.getString("attribute"),
                                applicationId,
                                row.getString("value"),
                                row.getBytes("ciphertext")),
                        new Source(Source.Kind.valueOf(row.getString("source_kind")), row.getString("source_code")),
                        row.getTimestamp("collected_at").toInstant(),
                        row.getBoolean("prefilled"),
                        row.getBoolean("confirmed"),
                        row.getString("basis"),
                        client(row.getObject("about", UUID.class))))
                .list()
                .forEach(answer -> answers.put(answer.attribute(), answer));
        return answers;
    }

    void put(UUID applicationId, StoredAnswer answer, Errand errand, Instant now, Permit permit) {
        Door.require(permit, Door.ANSWERS);
        Kept kept = values.keep(answer.attribute(), answer.value(), applicationId);
        jdbc.sql("""
                insert into catalog.application_answer (application_id, attribute, value, ciphertext, key_id,
                    source_kind, source_code, collected_at, prefilled, confirmed, basis, about, actor_kind, actor_id,
                    channel, contact_id, answered_at)
                values (:application, :attribute, cast(:value as jsonb), :ciphertext, :keyId, :sourceKind, :sourceCode, :collected,
                    :prefilled, :confirmed, :basis, :about, :actorKind, :actorId, :channel, :contact, :now)
                on conflict (application_id, attribute) do update set value = excluded.value,
                    ciphertext = excluded.ciphertext, key_id = excluded.key_id,
                    source_kind = excluded.source_kind, source_code = excluded.source_code,
                    collected_at = excluded.collected_at, prefilled = excluded.prefilled,
                    confirmed = excluded.confirmed, basis = excluded.basis, about = excluded.about, actor_kind = excluded.actor_kind,
                    actor_id = excluded.actor_id, channel = excluded.channel, contact_id = excluded.contact_id,
                    answered_at = excluded.answered_at""")
                .param("application", applicationId)
                .param("attribute", answer.attribute())
                .param("value", kept.value())
                .param("ciphertext", kept.ciphertext())
                .param("keyId", kept.keyId())
                .param("sourceKind", answer.source().kind().name())
                .param("sourceCode", answer.source().code())
                .param("collected", Timestamp.from(answer.collectedAt()))
                .param("prefilled", answer.prefilled())
                .param("confirmed", answer.confirmed())
                .param("basis", answer.basis())
                .param("about", answer.about() == null ? null : answer.about().value())
                .param("actorKind", errand.actor().kind().name())
                .param("actorId", errand.actor().id())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable ClientId client(@Nullable UUID id) {
        return id == null ? null : new ClientId(id);
    }

    void remove(UUID applicationId, String attribute, Permit permit) {
        Door.require(permit, Door.ANSWERS);
        jdbc.sql("delete from catalog.application_answer where application_id = :application and attribute = :code")
                .param("application", applicationId)
                .param("code", attribute)
                .update();
    }
}
