package org.guichet.catalog.application;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Applications from draft to decision, with what was answered, what the rules said, and every step. */
@Component
class ApplicationHoldings implements Holdings {
    private static final String SERVICE = "service_code";
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final List<Holding> holdings;

    ApplicationHoldings(KeptValues values, Encryption encryption, JsonMapper json) {
        holdings = List.of(
                Holding.of("applications", "applications", """
                        select id, service_code, service_name_en, service_name_fr, programme_code, complexity, state, started_at,
                               start_channel, start_contact, answered_at, submitted_at, submit_channel, submit_contact, deadline,
                               dispatch as dispatch_id, decided_at, decided_contact, decision_reference, decision_amount,
                               decision_currency, decision_per, decision_explanation_en, decision_explanation_fr, decision_law,
                               withdrawn_at, service_version
                        from catalog.application where client_id = any(:clients) order by started_at, id
                        """, "catalog.application")
                        .ofService(SERVICE),
                Holding.of(
                                "application-history",
                                "applications",
                                """
                        select h.id as application_id, h.service_code, r.at, h.state, h.service_name_en, h.service_name_fr,
                               h.programme_code, h.complexity, h.started_at, h.start_channel, h.start_contact, h.answered_at,
                               h.submitted_at, h.submit_channel, h.submit_contact, h.deadline, h.dispatch as dispatch_id,
                               h.decided_at, h.decided_contact, h.decision_reference, h.decision_amount, h.decision_currency,
                               h.decision_per, h.decision_explanation_en, h.decision_explanation_fr, h.decision_law,
                               h.withdrawn_at, h.service_version, r.purpose, r.channel, r.contact_id, r.actor_kind
                        from catalog.application_history h
                        left join registry.revision r on r.id = h.rev
                        where h.id in (select id from catalog.application where client_id = any(:clients))
                        order by h.id, h.rev
                        """,
                                "catalog.application_history",
                                "registry.revision")
                        .ofService(SERVICE),
                Holding.of("application-answers", "application.answers", """
                        select a.application_id, p.service_code, a.attribute, a.value, a.ciphertext as _ciphertext,
                               a.source_kind, a.source_code, a.collected_at, a.prefilled, a.confirmed, a.basis, a.actor_kind,
                               a.channel, a.contact_id, a.answered_at, not told.told as left_out
                        from catalog.application_answer a join catalog.application p on p.id = a.application_id
                        cross join lateral (
                            select a.about is null or a.about = any(:clients)
                                   or a.about || ' ' || a.attribute = any(:others)
                                   or a.about || ' ' || a.attribute || ' ' || a.source_kind = any(:others) as told) told
                        where p.client_id = any(:clients) order by a.application_id, a.attribute
                        """, "catalog.application_answer")
                        .ofService(SERVICE)
                        .opening(
                                "value",
                                row -> row.getBoolean("left_out")
                                        ? null
                                        : Unknown.orNull(values.open(
                                                row.getString("attribute"),
                                                row.getObject("application_id", UUID.class),
                                                row.getString("value"),
                                                row.getBytes("_ciphertext"))))
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("application-assessments", "application.answers", """
                        select a.id, a.application_id, p.service_code, a.rule_version, a.verdict, a.facts,
                               a.ciphertext as _ciphertext, a.assessed_at, untold.facts as _untold,
                               cardinality(untold.facts) > 0 as left_out
                        from catalog.application_assessment a join catalog.application p on p.id = a.application_id
                        cross join lateral (
                            select array(select o.key from jsonb_each_text(a.about) o
                                         where o.value::uuid <> all(:clients)
                                           and o.value || ' ' || o.key <> all(:others)) as facts) untold
                        where p.client_id = any(:clients) order by a.assessed_at, a.id
                        """, "catalog.application_assessment")
                        .ofService(SERVICE)
                        .opening("facts", row -> {
                            Map<String, @Nullable Object> facts =
                                    new TreeMap<>(json.readValue(row.getString("facts"), FACTS));
                            byte[] secret = row.getBytes("_ciphertext");
                            if (secret != null) {
                                Place place = new Place(FrozenRows.ASSESSMENT, row.getString("id"));
                                facts.putAll(json.readValue(encryption.openText(secret, place), FACTS));
                            }
                            for (Object untold :
                                    (Object[]) row.getArray("_untold").getArray()) {
                                facts.replace((String) untold, null);
                            }
                            return facts;
                        })
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("application-steps", "applications", """
                        select s.id, s.application_id, p.service_code, s.kind, s.channel, s.contact_id, s.actor_kind,
                               s.assisted, s.at
                        from catalog.application_step s join catalog.application p on p.id = s.application_id
                        where p.client_id = any(:clients) order by s.at, s.id
                        """, "catalog.application_step")
                        .ofService(SERVICE),
                Holding.of("form-fields", "application.answers", """
                        select f.id, f.application_id, f.service_code, f.channel, f.field, f.prefillable, f.asked, f.held,
                               f.held_source, f.held_scope, f.is_current, f.reuse_lawful, f.basis_reference as basis,
                               f.prefilled, f.outcome, f.at
                        from catalog.form_field_event f join catalog.application p on p.id = f.application_id
                        where p.client_id = any(:clients) order by f.at, f.id
                        """, "catalog.form_field_event")
                        .ofService(SERVICE));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
