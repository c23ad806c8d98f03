package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.api.CounterCalls.fields;
import static org.guichet.channel.api.CounterCalls.read;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.consent.Authorities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People registered over HTTP: stored as they were told, or refused with one problem that names every wrong field. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class OddPeopleIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    private @Nullable CounterCalls counter;

    @BeforeEach
    void somebodyAtTheCounter() {
        Installation.declare(authorities);
        counter = CounterCalls.within(mvc);
    }

    static Stream<Arguments> stored() {
        return Stream.of(
                arguments("givenName", "👩‍👩‍👧‍👦 Zoé", "👩‍👩‍👧‍👦 Zoé"),
                arguments("givenName", "محمد", "محمد"),
                arguments("givenName", "שרה", "שרה"),
                arguments("givenName", "Zoe\u0301", "Zo\u00E9"),
                arguments("givenName", "x".repeat(200), "x".repeat(200)),
                arguments("dateOfBirth", "2024-02-29", "2024-02-29"),
                arguments("dateOfBirth", "1900-01-01", "1900-01-01"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void storesWhatWasTold(String attribute, String told, String kept) {
        MvcTestResult answer = calls().post("/clients", person(attribute, JSON.writeValueAsString(told)));

        assertThat(answer.getResponse().getStatus()).isEqualTo(201);
        assertThat(stored(answer, attribute)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Nul\\u0000a\"",
                "\"half \\ud83d\"",
                "\"\\udc00 half\"",
                "\"\\u202Eevil\"",
                "\"lost \\ufffd letter\"",
                "\"  \"",
                "42",
                "{\"a\": 1}",
                "[\"Rose\"]"
            })
    void refusesWhatIsNoName(String json) {
        assertThat(fields(refused("/clients", person("givenName", json)))).containsExactly("facts[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "1900-02-29", "1750-01-01", "2999-01-01", "29/02/2024", "1900"})
    void refusesADayNobodyWasBornOn(String day) {
        assertThat(fields(refused("/clients", person("dateOfBirth", JSON.writeValueAsString(day)))))
                .containsExactly("facts[1]");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        JsonNode problem = refused("/clients", """
                {"facts": [{"attribute": "givenName", "value": "%s"},
                           {"attribute": "familyName", "value": "\\ud83d"},
                           {"attribute": "dateOfBirth", "value": "2023-02-29", "verification": "SOURCE_VERIFIED"},
                           {"attribute": "phone", "value": "\\u0000", "evidence": "\\u0000"},
                           {"attribute": "\\ud83d", "value": "a"}]}
                """.formatted("x".repeat(10_240)));

        assertThat(fields(problem))
                .containsExactly(
                        "facts[0]",
                        "facts[1]",
                        "facts[2]",
                        "facts[2].verification",
                        "facts[3]",
                        "facts[3].evidence",
                        "facts[4]");
    }

    /** The problem repeats the name of a field: it must be one that can be written. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\u0000", "\\u202e", "shoe"})
    void namesAFieldNobodyKnowsWhateverItIsCalled(String name) {
        assertThat(fields(refused("/clients", "{\"facts\": [], \"" + name + "\": 1}")))
                .hasSize(1);
        assertThat(fields(refused("/clients/search", "{\"" + name + "\": 1}"))).hasSize(1);
    }

    static Stream<Arguments> encodings() {
        byte[] text = person("givenName", "\"Zoé\"").getBytes(UTF_8);
        byte[] latin = person("givenName", "\"Zoé\"").getBytes(ISO_8859_1);
        return Stream.of(
                arguments("application/json", latin),
                arguments("application/json;charset=UTF-8", latin),
                arguments("application/json;charset=ISO-8859-1", text),
                arguments("application/json;charset=ISO-8859-1", latin),
                arguments("application/json;charset=windows-1252", broken((byte) 0x81)),
                arguments("application/json;charset=Shift_JIS", broken((byte) 0xFF)),
                arguments(
                        "application/json;charset=UTF-16",
                        person("givenName", "\"Zoé\"").getBytes(UTF_16)),
                arguments("application/json;charset=klingon", text),
                arguments("application/json", broken((byte) 0xC3)),
                arguments("application/json", broken((byte) 0xFF)),
                arguments("application/json", broken((byte) 0xED, (byte) 0xA0, (byte) 0xBD)),
                arguments("application/json", broken((byte) 0xC0, (byte) 0x80)),
                arguments("application/json", broken((byte) 0)),
                arguments("application/json", new byte[0]),
                arguments("text/plain", text),
                arguments("application/xml", text));
    }

    /** JSON is exchanged as UTF-8 (RFC 8259, section 8.1): a name read by another table is another name. */
    @ParameterizedTest
    @MethodSource("encodings")
    void refusesABodyThatIsNoJsonInUtf8(String contentType, byte[] body) {
        long before = rows();
        MvcTestResult answer = calls().post("/clients", contentType, body);

        assertThat(answer.getResponse().getStatus()).isIn(400, 415);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
        assertThat(read(answer).path("type").asString()).isIn("/problems/invalid-input", "/problems/unreadable");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=utf-8", "application/json; charset=\"UTF-8\""})
    void storesWhatComesAsUtf8(String contentType) {
        MvcTestResult answer = calls().post(
                        "/clients", contentType, person("givenName", "\"Zoé\"").getBytes(UTF_8));

        assertThat(answer.getResponse().getStatus()).isEqualTo(201);
        assertThat(stored(answer, "givenName")).isEqualTo("Zoé");
    }

    private static String person(String attribute, String json) {
        return """
                {"facts": [{"attribute": "familyName", "value": "%s"}, {"attribute": "%s", "value": %s}]}
                """.formatted(Unlike.aName(), attribute, json);
    }

    /** A given name with bytes that are no text. */
    private static byte[] broken(byte... bytes) {
        return person("givenName", "\"Zo" + new String(bytes, ISO_8859_1) + "e\"")
                .getBytes(ISO_8859_1);
    }

    private JsonNode refused(String path, String body) {
        long before = rows();
        MvcTestResult answer = calls().post(path, body);

        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        JsonNode problem = read(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(problem.path("errors").valueStream())
                .allSatisfy(
                        error -> assertThat(error.path("message").asString("")).isNotBlank());
        assertThat(rows()).isEqualTo(before);
        return problem;
    }

    private String stored(MvcTestResult answer, String attribute) {
        return jdbc.sql("""
                select f.value #>> '{}' from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = ?
                """)
                .params(UUID.fromString(read(answer).path("clientId").asString()), attribute)
                .query(String.class)
                .single();
    }

    private CounterCalls calls() {
        return Objects.requireNonNull(counter);
    }

    private long rows() {
        return jdbc.sql("""
                select (select count(*) from registry.client) + (select count(*) from registry.fact)
                     + (select count(*) from registry.source_record)
                """).query(Long.class).single();
    }
}
