package org.guichet.catalog.application;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a submission: prefilled answers as they were, and what the rules said of which facts. */
@Repository
class FrozenRows {
    private final AnswerRows answers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FrozenRows(AnswerRows answers, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void keep(UUID applicationId, Fact accepted, Permit permit) {
        StoredAnswer answer = new StoredAnswer(
                accepted.attribute(),
                accepted.value(),
                accepted.source(),
                accepted.collectedAt(),
                true,
                false,
                accepted.basis());
        answers.put(applicationId, answer, Acting.errand(), clock.instant(), permit);
    }

    void keep(UUID applicationId, ServiceAssessment assessment, Permit permit) {
        Door.require(permit, Door.ANSWERS);
        Map<String, Object> facts = permit.facts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
        jdbc.sql("""
                insert into catalog.application_assessment
                    (id, application_id, rule_version, verdict, facts, assessed_at)
                values (:id, :application, :rule, :verdict, cast(:facts as jsonb), :at)""")
                .param("id", Ids.next(clock))
                .param("application", applicationId)
                .param("rule", assessment.ruleVersion())
                .param("verdict", assessment.verdict().kind().name())
                .param("facts", json.writeValueAsString(facts))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
