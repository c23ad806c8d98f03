package org.guichet.catalog.application;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Source;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the measures are computed from: the channel of each step, and what became of each field. No values. */
@Repository
class TrailRows {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;
    private final Clock clock;

    TrailRows(JdbcClient jdbc, NamedParameterJdbcOperations batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** What became of a field. */
    enum FieldOutcome {
        ANSWERED,
        ACCEPTED,
        CONFIRMED,
        CORRECTED
    }

    void step(UUID applicationId, Act act) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                insert into catalog.application_step
                    (id, application_id, kind, channel, contact_id, actor_kind, assisted, at)
                values (:id, :application, :kind, :channel, :contact, :actorKind, :assisted, :at)""")
                .param("id", Ids.next(clock))
                .param("application", applicationId)
                .param("kind", act.name())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .param("actorKind", errand.actor().kind().name())
                .param("assisted", errand.actor().kind() == Actor.Kind.PERSON)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Records, when an application starts, which fields are asked and which were held: one round trip. */
    void fields(UUID applicationId, Draft draft) {
        String channel = Acting.errand().channel();
        Instant now = clock.instant();
        SqlParameterSource[] rows = draft.form().fields().stream()
                .map(field -> field(applicationId, draft, field)
                        .addValue("channel", channel)
                        .addValue("at", Timestamp.from(now))
                        .addValue("id", Ids.next(clock)))
                .toArray(SqlParameterSource[]::new);
        batch.batchUpdate("""
                insert into catalog.form_field_event (id, application_id, service_code, channel, field, prefillable,
                    asked, held, held_source, held_scope, is_current, reuse_lawful, basis_reference, prefilled, at)
                values (:id, :application, :service, :channel, :field, :prefillable,
                    :asked, :held, :heldSource, :heldScope, :current, :lawful, :basis, :prefilled, :at)""", rows);
    }

    void outcome(UUID applicationId, String field, FieldOutcome outcome) {
        jdbc.sql("""
                update catalog.form_field_event set outcome = :outcome
                where application_id = :application and field = :field""")
                .param("outcome", outcome.name())
                .param("application", applicationId)
                .param("field", field)
                .update();
    }

    private MapSqlParameterSource field(UUID applicationId, Draft draft, Form.Field field) {
        boolean covered = draft.permit().covers(field.code());
        // Ours to use, and yet withheld: another body holds it and the client has not agreed.
        boolean heldElsewhere = covered && draft.permit().withheld().containsKey(field.code());
        Fact fact = draft.held(field).orElse(null);
        Basis basis = draft.permit().bases().get(field.code());
        Boolean current = fact == null ? null : !fact.staleAt(clock.instant());
        return new MapSqlParameterSource("application", applicationId)
                .addValue("service", draft.form().requested().serviceCode())
                .addValue("field", field.code())
                .addValue("prefillable", field.attribute().prefillable())
                .addValue("asked", !Boolean.TRUE.equals(current))
                // Where nothing is permitted, the door does not tell whether anything is held.
                .addValue("held", covered ? fact != null || heldElsewhere : null)
                .addValue("heldSource", fact == null ? null : fact.source().code())
                .addValue("heldScope", fact == null ? (heldElsewhere ? "NATIONAL" : null) : scope(fact.source()))
                .addValue("current", current)
                .addValue("lawful", field.attribute().prefillable() ? covered && !heldElsewhere : null)
                .addValue("basis", basis == null ? null : basis.reference())
                .addValue("prefilled", fact != null);
    }

    private static String scope(Source source) {
        return switch (source.kind()) {
            case CLIENT, AGENT, DOCUMENT -> "INTEGRATOR";
            case PROGRAMME, REGISTER -> "NATIONAL";
        };
    }
}
