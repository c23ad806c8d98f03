package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import java.io.UnsupportedEncodingException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts through the API: hard values stored rightly or refused clearly; corrected by version; their two-timed history. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class FactsIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @Autowired
    private JdbcClient jdbc;

    private ClientId client = new ClientId(new UUID(0, 0));
    private RequestPostProcessor her = anAgent();

    @BeforeEach
    void aClient() {
        Installation.declare(authorities);
        String name = UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        int unique = RandomGenerator.getDefault().nextInt(12_000);
        Acting.run(
                Installation.importing(),
                () -> client = ((Registered.New) registration.register(List.of(
                                fact("familyName", name),
                                fact(
                                        "dateOfBirth",
                                        LocalDate.of(1920, 1, 1)
                                                .plusDays(unique)
                                                .toString()),
                                fact("address.locality", "Gatineau"))))
                        .client());
        her = marie(client.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦 Zoé", "محمد بن علي", "שרה", "李小龍", "O’Brien-Šmíd", "ᐃᓄᒃᑎᑐᑦ"})
    void storesANameOfAnyScriptAsItIs(String name) {
        tell("alternativeName", JSON.writeValueAsString(name), 200);

        assertThat(stored("alternativeName")).isEqualTo(name);
    }

    @Test
    void storesCombiningMarksComposed() {
        String decomposed = Normalizer.normalize("Ève Noël", Normalizer.Form.NFD);
        tell("alternativeName", JSON.writeValueAsString(decomposed), 200);

        assertThat(decomposed).isNotEqualTo("Ève Noël");
        assertThat(stored("alternativeName")).isEqualTo("Ève Noël");
    }

    @ParameterizedTest
    @CsvSource({
        "countryOfBirth, '\"CA\"'",
        "employment.startDate, '\"1900-01-01\"'",
        "employment.startDate, '\"2024-02-29\"'",
        "employment.endDate, '\"2030-02-28\"'",
        "household.rent, 999999999.99",
        "household.size, 4.0"
    })
    void takesWhatTheDictionaryAllows(String attribute, String json) {
        tell(attribute, json, 200);

        assertThat(stored(attribute)).isEqualTo(json.replace("\"", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "employment.startDate, '\"2023-02-29\"'",
        "employment.startDate, '\"1900-02-29\"'",
        "employment.startDate, '\"1879-12-31\"'",
        "employment.startDate, '\"2999-01-01\"'",
        "employment.startDate, '\"+12999-01-01\"'",
        "employment.startDate, '\"29/02/2024\"'",
        "employment.startDate, 20240229",
        "employment.endDate, '\"2999-01-01\"'",
        "dateOfBirth, '\"2999-01-01\"'",
        "dateOfBirth, '\"1879-12-31\"'",
        "household.rent, 1e999999999",
        "household.rent, 123456789012345678901234567890",
        "household.rent, 999999999.99999999999",
        "household.rent, -1",
        "household.rent, '\"12\"'",
        "household.size, 4.5",
        "alternativeName, '\"a\\u0000b\"'",
        "alternativeName, '\"\\ud83d\"'",
        "alternativeName, '\"\\u202eevaD\"'",
        "alternativeName, '\"   \"'",
        "alternativeName, 42",
        "citizenship, '\"Canada\"'",
        "formerNames, '[\"a\\u0000b\"]'"
    })
    void refusesWhatItDoesNotAndChangesNothing(String attribute, String json) {
        long before = facts();
        JsonNode problem = tell(attribute, json, 400);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void namesEveryWrongFieldAtOnceTheNameOfTenKilobytesAmongThem() {
        long before = facts();
        JsonNode problem = read(post(her, "/facts", """
                {"facts": [{"attribute": "alternativeName", "value": "%s"},
                           {"attribute": "birthName", "value": "%s"},
                           {"attribute": "employment.startDate", "value": "2023-02-29"},
                           {"attribute": "household.size", "value": 1e400}]}
                """.formatted("x".repeat(10_240), "😀".repeat(2_560)), null));

        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("facts[0]", "facts[1]", "facts[2]", "facts[3]");
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] body = "{\"facts\":[{\"attribute\":\"alternativeName\",\"value\":\"?\"}]}".getBytes(UTF_8);
        body[body.length - 5] = (byte) 0xC3;
        long before = facts();

        assertThat(mvc.post()
                        .uri("/api/v1/clients/me/facts")
                        .with(her)
                        .contentType("application/json")
                        .content(body))
                .hasStatus(400);
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void theSecondCorrectionOfAVersionIsToldWhatIsHeld() {
        String version = version("address.locality");

        assertThat(correct("Hull", version).getResponse().getStatus()).isEqualTo(200);
        MvcTestResult second = correct("Aylmer", version);
        JsonNode problem = read(second);

        assertThat(second.getResponse().getStatus()).isEqualTo(412);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/state-changed");
        assertThat(problem.path("held").path(0).path("value").asString()).isEqualTo("Hull");
        assertThat(problem.path("held").path(0).path("version").asString())
                .isEqualTo(version("address.locality"))
                .isEqualTo(problem.path("currentState").asString());
        assertThat(correct("Aylmer", problem.path("currentState").asString())
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void anotherValueThanIsHeldIsAnsweredWithTheFieldThatNamesTheVersion() {
        long before = facts();
        MvcTestResult unnamed = post(her, "/facts", """
                {"facts": [{"attribute": "phone", "value": "8195550120"},
                           {"attribute": "address.locality", "value": "Hull"}]}
                """, null);
        JsonNode problem = read(unnamed);

        assertThat(unnamed.getResponse().getStatus()).isEqualTo(412);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/state-changed");
        assertThat(problem.path("reason").asString()).isEqualTo("version-required");
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("facts[1].expected");
        assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
        assertThat(problem.path("held").path(0).path("value").asString()).isEqualTo("Gatineau");
        assertThat(facts()).isEqualTo(before);
        assertThat(correct("Hull", problem.path("held").path(0).path("version").asString())
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void takesBackWhatIsWrongWhereNothingIsKnown() {
        String body = """
                {"facts": [{"attribute": "address.locality", "unknown": true}], "reason": "never lived there"}
                """;
        MvcTestResult unseen = post(her, "/facts", body, null);
        assertThat(unseen.getResponse().getStatus()).isEqualTo(412);
        MvcTestResult taken = post(her, "/facts", body, version("address.locality"));
        assertThat(taken.getResponse().getStatus()).isEqualTo(200);

        assertThat(read(taken).path("facts").valueStream())
                .noneMatch(fact -> fact.path("attribute").asString().equals("address.locality"));
        JsonNode history = get("/facts/address.locality/history");
        assertThat(history.path("items").path(0).path("value").isNull()).isTrue();
        assertThat(history.path("items").path(0).path("unknown").asBoolean()).isTrue();
        assertThat(history.path("items").valueStream())
                .noneMatch(one -> one.path("held").asBoolean());
        MvcTestResult nothing = post(her, "/facts", body, null);
        assertThat(nothing.getResponse().getStatus()).isEqualTo(412);
        assertThat(read(nothing).path("errors").path(0).path("message").asString())
                .contains("no value is held");
    }

    @Test
    void aValueAndNoValueAreNotToldTogether() {
        JsonNode problem = read(post(her, "/facts", """
                {"facts": [{"attribute": "address.locality", "unknown": true, "value": "Hull"}], "reason": "moved"}
                """, version("address.locality")));

        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("facts[0].unknown");
    }

    @Test
    void ofTwoWhoCorrectAtOnceOneWinsAndTheOtherIsToldWhatIsHeld() throws Exception {
        String version = version("address.locality");
        CyclicBarrier together = new CyclicBarrier(2);
        Function<String, Callable<MvcTestResult>> correcting = city -> () -> {
            together.await();
            return correct(city, version);
        };
        List<MvcTestResult> both;
        try (ExecutorService agents = Executors.newFixedThreadPool(2)) {
            Future<MvcTestResult> one = agents.submit(correcting.apply("Hull"));
            Future<MvcTestResult> other = agents.submit(correcting.apply("Aylmer"));
            both = List.of(one.get(), other.get());
        }

        assertThat(both).extracting(answer -> answer.getResponse().getStatus()).containsExactlyInAnyOrder(200, 412);
        JsonNode late = read(both.stream()
                .filter(answer -> answer.getResponse().getStatus() == 412)
                .findFirst()
                .orElseThrow());
        JsonNode history = get("/facts/address.locality/history");
        JsonNode held = history.path("items").path(0);
        assertThat(history.path("total").asInt()).isEqualTo(2);
        assertThat(held.path("value").asString()).isIn("Hull", "Aylmer");
        assertThat(late.path("held").path(0).path("value").asString())
                .isEqualTo(held.path("value").asString());
        assertThat(late.path("currentState").asString()).isEqualTo(version("address.locality"));
    }

    @Test
    void tellsWhatWasHeldOnADayAsItWasKnownAtAMoment() {
        Instant before = Instant.now();
        correct("Hull", version("address.locality"));

        JsonNode now = get("/facts/address.locality/history");
        assertThat(now.path("total").asInt()).isEqualTo(2);
        assertThat(now.path("items").path(0).path("value").asString()).isEqualTo("Hull");
        assertThat(now.path("items").path(0).path("correction").asBoolean()).isTrue();
        assertThat(now.path("items").path(0).path("held").asBoolean()).isTrue();
        assertThat(now.path("items").path(1).path("held").asBoolean()).isFalse();
        JsonNode then = get("/facts/address.locality/history?knownAt=" + before);
        assertThat(then.path("total").asInt()).isEqualTo(1);
        assertThat(then.path("items").path(0).path("held").asBoolean()).isTrue();
    }

    @Test
    void tellsWhatWasTrueOnADay() {
        read(post(her, "/facts", """
                {"facts": [{"attribute": "mailingAddress.line", "value": "1 Rue A", "validFrom": "2020-01-01",
                            "validTo": "2021-12-31"}]}
                """, null));
        read(post(her, "/facts", """
                {"facts": [{"attribute": "mailingAddress.line", "value": "2 Rue B", "validFrom": "2022-01-01"}]}
                """, null));

        JsonNode then = get("/facts/mailingAddress.line/history?asOf=2021-06-30");
        assertThat(then.path("total").asInt()).isEqualTo(1);
        assertThat(then.path("items").path(0).path("value").asString()).isEqualTo("1 Rue A");
        assertThat(get("/facts/mailingAddress.line/history").path("total").asInt())
                .isEqualTo(2);
        JsonNode first = get("/facts/mailingAddress.line/history?limit=1");
        JsonNode second = get("/facts/mailingAddress.line/history?limit=1&cursor="
                + first.path("next").asString());
        assertThat(second.path("items").path(0).path("value").asString()).isEqualTo("1 Rue A");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void aLookAtTheHistoryAndAtTheRecipientsIsInHerLedger() {
        int before = get("/disclosures").path("totalUsages").asInt();
        get("/facts/address.locality/history");
        get("/facts/address.locality/recipients");

        assertThat(get("/disclosures").path("totalUsages").asInt()).isEqualTo(before + 3);
    }

    @Test
    void aCitizenProposesAndASupervisorDecides() {
        MvcTestResult proposed = post(her, "/facts", """
                {"facts": [{"attribute": "dateOfBirth", "value": "1950-05-05"}], "reason": "a slip of the pen"}
                """, version("dateOfBirth"));
        String id = proposed.getResponse().getHeader("Correction-Id");
        assertThat(proposed.getResponse().getStatus()).isEqualTo(202);

        assertThat(mvc.get().uri("/api/v1/corrections").with(anAgent())).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/corrections/" + id).with(aSupervisor()))
                .hasStatus(403);
        String contact = read(mvc.post()
                        .uri("/api/v1/contacts")
                        .with(aSupervisor())
                        .contentType("application/json")
                        .content("{\"reason\":\"corrections\"}")
                        .exchange())
                .path("id")
                .asString();
        JsonNode opened = read(mvc.get()
                .uri("/api/v1/corrections/" + id)
                .with(aSupervisor())
                .header("Contact-Id", contact)
                .exchange());
        assertThat(opened.path("proposed").asString()).isEqualTo("1950-05-05");
        assertThat(mvc.post()
                        .uri("/api/v1/corrections/" + id + "/decision")
                        .with(aSupervisor())
                        .header("Contact-Id", contact)
                        .contentType("application/json")
                        .content("{\"decision\":\"APPROVE\",\"reason\":\"certificate seen\"}"))
                .hasStatus(204);
        assertThat(get("/facts/dateOfBirth/history")
                        .path("items")
                        .path(0)
                        .path("value")
                        .asString())
                .isEqualTo("1950-05-05");
    }

    @Test
    void listsTheDictionaryToStaffAndItsQualityToManagers() {
        JsonNode dictionary =
                read(mvc.get().uri("/api/v1/attributes").with(anAgent()).exchange());

        assertThat(dictionary.path("total").asInt()).isGreaterThan(100);
        assertThat(dictionary.path("items").valueStream())
                .allSatisfy(one -> assertThat(one.path("steward").asString("")).isNotBlank())
                .allSatisfy(one ->
                        assertThat(one.path("collectedUnder").asString("")).isNotBlank());
        assertThat(mvc.get().uri("/api/v1/attributes").with(her)).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/attributes/quality").with(anAgent())).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/attributes/quality").with(aManager())).hasStatus(200);
    }

    private MvcTestResult correct(String city, String version) {
        return post(
                her,
                "/facts",
                "{\"facts\":[{\"attribute\":\"address.locality\",\"value\":\"" + city + "\"}],\"reason\":\"moved\"}",
                version);
    }

    private JsonNode tell(String attribute, String json, int status) {
        MvcTestResult answer =
                post(her, "/facts", "{\"facts\":[{\"attribute\":\"" + attribute + "\",\"value\":" + json + "}]}", null);
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return read(answer);
    }

    private MvcTestResult post(
            RequestPostProcessor who, String path, String body, @org.jspecify.annotations.Nullable String version) {
        var request = mvc.post()
                .uri("/api/v1/clients/me" + path)
                .with(who)
                .contentType("application/json")
                .content(body);
        return (version == null ? request : request.header("If-Match", "\"" + version + "\"")).exchange();
    }

    private JsonNode get(String path) {
        MvcTestResult answer =
                mvc.get().uri("/api/v1/clients/me" + path).with(her).exchange();
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        return read(answer);
    }

    private String version(String attribute) {
        return get("").path("facts")
                .valueStream()
                .filter(one -> one.path("attribute").asString().equals(attribute))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asString();
    }

    private String stored(String attribute) {
        return jdbc.sql("""
                select f.value #>> '{}' from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = ? order by f.id desc limit 1
                """)
                .params(client.value(), attribute)
                .query(String.class)
                .single();
    }

    private long facts() {
        return jdbc.sql("select count(*) from registry.fact").query(Long.class).single();
    }

    private static JsonNode read(MvcTestResult answer) {
        try {
            return JSON.readTree(answer.getResponse().getContentAsString(UTF_8));
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
