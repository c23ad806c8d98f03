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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the measures are computed from: the channel of each step, and what became of each field. No values. */
@Repository
class TrailRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    TrailRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    /** Records, when an application starts, which fields are asked and which were held. */
    void fields(UUID applicationId, Draft draft) {
        draft.form().fields().forEach(field -> field(applicationId, draft, field));
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

    private void field(UUID applicationId, Draft draft, Form.Field field) {
        boolean covered = draft.permit().covers(field.code());
        // Ours to use, and yet withheld: another body holds it and the client has not agreed.
        boolean heldElsewhere = covered && draft.permit().withheld().containsKey(field.code());
        Fact fact = draft.held(field).orElse(null);
        Basis basis = draft.permit().bases().get(field.code());
        Instant now = clock.instant();
        jdbc.sql("""
                insert into catalog.form_field_event (id, application_id, service_code, channel, field, prefillable,
                    asked, held, held_source, held_scope, is_current, reuse_lawful, basis_reference, prefilled, at)
                values (:id, :application, :service, :channel, :field, :prefillable,
                    :asked, :held, :heldSource, :heldScope, :current, :lawful, :basis, :prefilled, :at)""")
                .param("id", Ids.next(clock))
                .param("application", applicationId)
                .param("service", draft.form().requested().serviceCode())
                .param("channel", Acting.errand().channel())
                .param("field", field.code())
                .param("prefillable", field.attribute().prefillable())
                .param("asked", fact == null || fact.staleAt(now))
                // Where nothing is permitted, the door does not tell whether anything is held.
                .param("held", covered ? fact != null || heldElsewhere : null)
                .param("heldSource", fact == null ? null : fact.source().code())
                .param("heldScope", fact == null ? (heldElsewhere ? "NATIONAL" : null) : scope(fact.source()))
                .param("current", fact == null ? null : !fact.staleAt(now))
                .param("lawful", field.attribute().prefillable() ? covered && !heldElsewhere : null)
                .param("basis", basis == null ? null : basis.reference())
                .param("prefilled", fact != null)
                .param("at", Timestamp.from(now))
                .update();
    }

    private static String scope(Source source) {
        return switch (source.kind()) {
            case CLIENT, AGENT, DOCUMENT -> "INTEGRATOR";
            case PROGRAMME, REGISTER -> "NATIONAL";
        };
    }
}
