package org.guichet.catalog.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;
import org.guichet.catalog.eligibility.Verdict;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.export.ClientExport;
import org.guichet.registry.export.Exporting;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an application froze of somebody else is his when the client takes a copy of everything kept about her. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class FrozenOfOthersIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INCOME = "income.net";
    private static final int PAULS = 7_306_119;

    @Autowired
    Applying applying;

    @Autowired
    Door door;

    @Autowired
    FrozenRows frozen;

    @Autowired
    Correcting correcting;

    @Autowired
    Exporting exporting;

    @Autowired
    Counter counter;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsItsPlaceInHerCopyWithoutWhatItSays() throws IOException {
        ClientId marie = afterAnApplicationThatFrozeWhatPaulEarns();

        Map<String, byte[]> copy = copy(marie);

        JsonNode assessment = frozen(copy);
        assertThat(assessment.path("facts").path(INCOME).isNull()).isTrue();
        assertThat(assessment.path("left_out").asBoolean()).isTrue();
        JsonNode answer = answer(copy, INCOME);
        assertThat(answer.path("value").isNull()).isTrue();
        assertThat(answer.path("left_out").asBoolean()).isTrue();
        for (byte[] file : copy.values()) {
            assertThat(file).asString(UTF_8).doesNotContain("7306119", "7,306,119");
        }
    }

    @Test
    void leavesHerOwnAsItWas() throws IOException {
        ClientId marie = afterAnApplicationThatFrozeWhatPaulEarns();

        Map<String, byte[]> copy = copy(marie);

        JsonNode assessment = frozen(copy);
        assertThat(assessment.path("facts").path("maritalStatus").asString()).isEqualTo("SINGLE");
        assertThat(answer(copy, "maritalStatus").path("value").asString()).isEqualTo("SINGLE");
        assertThat(answer(copy, "maritalStatus").path("left_out").asBoolean()).isFalse();
    }

    @Test
    void whatIsTypedOverItGoesOnSpeakingOfHim() {
        counter.open();
        ClientId marie = counter.aClient();
        ClientId paul = counter.aClient();
        tell(marie, PAULS, paul);
        counter.consent(marie);
        counter.consent(paul);

        submitted(
                marie,
                counter.anAgentServing(),
                Map.of(INCOME, 7_306_120, "income.work", 0, "declaration.truth", true));

        assertThat(jdbc.sql("""
                        select f.about from registry.fact f join registry.source_record r on r.id = f.record_id
                        where r.client_id = ? and f.attribute = ? and f.actor_kind = 'PERSON' order by f.recorded_at desc
                        """).params(marie.value(), INCOME).query(UUID.class).list())
                .isNotEmpty()
                .containsOnly(paul.value());
    }

    private UUID submitted(ClientId client, Errand agent, Map<String, @Nullable Object> answers) {
        ApplicationView draft =
                Acting.as(agent, () -> applying.start(client, Counter.SERVICE)).application();
        UUID id = draft.summary().id();
        Acting.run(
                agent,
                () -> applying.answer(
                        id, answers, Set.of("phone"), draft.summary().version()));
        Acting.run(agent, () -> applying.submit(id));
        return id;
    }

    /** Both allowed it when she applied; what is told of her now is her own. */
    private ClientId afterAnApplicationThatFrozeWhatPaulEarns() {
        counter.open();
        ClientId marie = counter.aClient();
        ClientId paul = counter.aClient();
        tell(marie, PAULS, paul);
        counter.consent(marie);
        counter.consent(paul);
        Errand agent = counter.anAgentServing();
        UUID id = submitted(marie, agent, Map.of("income.work", 0, "declaration.truth", true));
        Acting.run(agent, () -> freeze(marie, id));
        tell(marie, 8_100, null);
        return marie;
    }

    /** As a rule that reads both would leave them; there is none here. */
    private void freeze(ClientId client, UUID application) {
        counter.within(() -> {
            Permit permit = door.open(client, Counter.SERVICE, Set.of(INCOME, "maritalStatus"));
            ServiceAssessment assessment = new ServiceAssessment(
                    Counter.SERVICE,
                    null,
                    1,
                    null,
                    new Verdict.Eligible(),
                    List.of(),
                    Outcome.UNKNOWN,
                    null,
                    List.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());
            frozen.keep(application, assessment, permit);
            return permit;
        });
    }

    private void tell(ClientId client, int income, @Nullable ClientId about) {
        NewFact told = new NewFact(
                INCOME,
                new BigDecimal(income),
                new Source(Source.Kind.PROGRAMME, "cra"),
                Verification.SOURCE_VERIFIED,
                clock.instant(),
                null,
                about);
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(told), Map.of(), null));
    }

    private static JsonNode frozen(Map<String, byte[]> copy) {
        return rows(copy, "application-assessments")
                .valueStream()
                .filter(one -> one.path("facts").has(INCOME))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode answer(Map<String, byte[]> copy, String attribute) {
        return rows(copy, "application-answers")
                .valueStream()
                .filter(answer -> answer.path("attribute").asString().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rows(Map<String, byte[]> copy, String section) {
        return JSON.readTree(Objects.requireNonNull(copy.get("export.json")))
                .path("sections")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(section))
                .findFirst()
                .orElseThrow()
                .path("rows");
    }

    private Map<String, byte[]> copy(ClientId client) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ClientExport export =
                Acting.as(Installation.citizen(client), () -> exporting.own(client, Locale.ENGLISH))) {
            export.writeTo(out);
        }
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
