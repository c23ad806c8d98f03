package org.guichet.catalog.application;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.secrecy.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a submission: prefilled answers as they were, and what the rules said of which facts. */
@Repository
class FrozenRows {
    /** What a ciphertext of frozen facts is bound to, with the id of its row. */
    static final String ASSESSMENT = "application.assessment";

    private final AnswerRows answers;
    private final JdbcClient jdbc;
    private final KeptValues values;
    private final JsonMapper json;
    private final Clock clock;

    FrozenRows(AnswerRows answers, JdbcClient jdbc, KeptValues values, JsonMapper json, Clock clock) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.values = values;
        this.json = json;
        this.clock = clock;
    }

    void keep(UUID applicationId, Fact accepted, Permit permit) {
        StoredAnswer answer = StoredAnswer.prefilled(accepted, false);
        answers.put(applicationId, answer, Acting.errand(), clock.instant(), permit);
    }

    void keep(UUID applicationId, ServiceAssessment assessment, Permit permit) {
        Door.require(permit, Door.ANSWERS);
        UUID id = Ids.next(clock);
        KeptValues.KeptAll kept = values.keepAll(
                permit.facts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().value())),
                new Place(ASSESSMENT, id.toString()));
        jdbc.sql("""
                insert into catalog.application_assessment
                    (id, application_id, rule_version, verdict, facts, about, ciphertext, key_id, assessed_at)
                values (:id, :application, :rule, :verdict, cast(:facts as jsonb), cast(:about as jsonb), :ciphertext, :keyId, :at)""")
                .param("id", id)
                .param("application", applicationId)
                .param("rule", assessment.ruleVersion())
                .param("verdict", assessment.verdict().kind().name())
                .param("facts", kept.clear())
                .param("about", json.writeValueAsString(about(permit)))
                .param("ciphertext", kept.ciphertext())
                .param("keyId", kept.keyId())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Map<String, UUID> about(Permit permit) {
        Map<String, UUID> about = new TreeMap<>();
        permit.facts().forEach((code, fact) -> {
            if (fact.about() != null) {
                about.put(code, fact.about().value());
            }
        });
        return about;
    }
}
