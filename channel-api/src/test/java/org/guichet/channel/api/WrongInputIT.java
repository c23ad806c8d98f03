package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.api.CounterCalls.fields;
import static org.guichet.channel.api.CounterCalls.read;
import static org.guichet.channel.desk.CounterFixtures.aFact;
import static org.guichet.channel.desk.CounterFixtures.aServiceCalled;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Wrong input gets one problem that names every wrong field, changes nothing, and leaves no trace of a person in a log. */
@SpringBootTest(classes = GuichetApplication.class, properties = "guichet.security.issuer=https://issuer.example")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@ExtendWith(OutputCaptureExtension.class)
class WrongInputIT {
    /** Written into every value of a person here, so that a log that repeats one can be told. */
    private static final String MARK = "Zqxlogmark";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Programmes programmes;

    @Autowired
    private PublicServices services;

    @Autowired
    private Registration registration;

    @Autowired
    private JdbcClient jdbc;

    private ClientId client = new ClientId(new UUID(0, 0));
    private @Nullable CounterCalls counter;

    @BeforeEach
    void aClientAtTheCounter() {
        Installation.declare(authorities);
        Acting.run(Installation.importing(), () -> {
            programmes.declare(new Programme("oas", "OAS", "SV", "ESDC", "test-programme", "x.url", "{}"));
            services.publish(aServiceCalled("wrong-input"));
            client = ((Registered.New) registration.register(List.of(
                            aFact("givenName", MARK + "Rose"),
                            aFact(
                                    "familyName",
                                    MARK + UUID.randomUUID().toString().replace("-", "")),
                            aFact("maritalStatus", "SINGLE"))))
                    .client();
        });
        counter = CounterCalls.within(mvc);
    }

    @AfterEach
    void noPersonIsInTheLog(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(MARK);
    }

    @Test
    void namesABadDateAndAnUnknownAttributeTogether() {
        changesNothing(() -> {
            JsonNode problem = problem(400, "invalid-input", post("/clients", """
                            {"facts":[{"attribute":"dateOfBirth","value":"%s-31-02"},
                                      {"attribute":"shoe.%s","value":"42"}]}
                            """.formatted(MARK, MARK)));
            assertThat(fields(problem)).hasSize(2);
        });
    }

    @Test
    void refusesANameOfAMegabyte() {
        changesNothing(() -> problem(
                413,
                "unreadable",
                post(
                        "/clients",
                        "{\"facts\":[{\"attribute\":\"givenName\",\"value\":\"" + MARK.repeat(120_000) + "\"}]}")));
    }

    @Test
    void refusesBrokenJsonAndUnknownFieldsAlike() {
        changesNothing(() -> {
            problem(400, "invalid-input", post("/clients/search", "{\"givenName\":\"" + MARK));
            problem(400, "invalid-input", post("/clients/search", "{\"shoe\":\"" + MARK + "\",\"givenName\":\"a\"}"));
        });
    }

    @Test
    void refusesAnUnknownService() {
        JsonNode problem = problem(
                400, "invalid-input", post("/clients/" + client + "/applications", "{\"serviceCode\":\"nope\"}"));
        assertThat(fields(problem)).containsExactly("serviceCode");
    }

    @Test
    void refusesAStaleVersionAndNamesEveryWrongAnswer() {
        JsonNode draft = read(post("/clients/" + client + "/applications", "{\"serviceCode\":\"wrong-input\"}"));
        String path = "/api/v1/applications/" + draft.path("id").asString();

        problem(412, "state-changed", patch(path, "\"999\"", "{\"answers\":{\"income.work\":1}}"));
        JsonNode wrong = problem(
                400,
                "invalid-input",
                patch(
                        path,
                        "\"" + draft.path("version").asString() + "\"",
                        "{\"answers\":{\"income.work\":\"" + MARK + "\",\"maritalStatus\":\"" + MARK + "\"}}"));
        assertThat(fields(wrong)).containsExactlyInAnyOrder("answers.income.work", "answers.maritalStatus");
    }

    @Test
    void refusesALookWithoutAContact() {
        JsonNode problem = problem(
                403,
                "disclosure-refused",
                mvc.get().uri("/api/v1/clients/" + client).with(anAgent()).exchange());
        assertThat(problem.path("reason").asString()).isEqualTo("contact-required");
    }

    @Test
    void answersForSomebodyElsesRecordAsForNobodys() {
        var stranger = marie(UUID.randomUUID());
        JsonNode elses = problem(
                404,
                "not-found",
                mvc.get().uri("/api/v1/clients/" + client).with(stranger).exchange());
        JsonNode nobodys = problem(
                404,
                "not-found",
                mvc.get()
                        .uri("/api/v1/clients/" + UUID.randomUUID())
                        .with(stranger)
                        .exchange());
        assertThat(elses).isEqualTo(nobodys);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() {
        String key = UUID.randomUUID().toString();
        keyed(key, "{\"reason\":\"one\"}");
        problem(422, "key-reused", keyed(key, "{\"reason\":\"another\"}"));
    }

    private MvcTestResult keyed(String key, String body) {
        return mvc.post()
                .uri("/api/v1/contacts")
                .with(anAgent())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String path, String body) {
        return counter().post(path, body);
    }

    private CounterCalls counter() {
        return Objects.requireNonNull(counter);
    }

    private MvcTestResult patch(String path, String version, String body) {
        return mvc.patch()
                .uri(path)
                .with(anAgent())
                .header("Contact-Id", counter().contact())
                .header("If-Match", version)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private static JsonNode problem(int status, String type, MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
        JsonNode problem = read(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.toString()).doesNotContain(MARK, "Exception", "org.guichet", "at java.");
        return problem;
    }

    private void changesNothing(Runnable work) {
        long before = rows();
        work.run();
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return jdbc.sql("""
                select (select count(*) from registry.client) + (select count(*) from registry.fact)
                     + (select count(*) from registry.source_record)
                """).query(Long.class).single();
    }
}
