package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aCallAgent;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;
import static org.guichet.channel.security.Tokens.withLittle;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.matches;
import static org.mockito.Mockito.when;

import apart.Trying;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.RaisedSessions;
import org.guichet.registry.actor.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiSlice(Trying.class)
@Import(Trying.class)
class ErrandTests {
    private static final String ERRAND = "/api/v1/clients/trying/errand";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private RaisedSessions raised;

    @Test
    void theChannelFollowsFromTheOAuthClient() {
        assertThat(errand(anAgent())).bodyText().contains("IN_PERSON", "AGENT", "ottawa-1", "service-delivery");
        assertThat(errand(aCallAgent())).bodyText().contains("PHONE", "CALL_AGENT");
        assertThat(errand(aPrivacyOfficer())).bodyText().contains("BACK_OFFICE", "privacy-review");
        assertThat(errand(aManager())).bodyText().contains("performance-measurement");
    }

    @Test
    void aCitizenActsAsTheClientTheAccountBelongsTo() {
        UUID client = new UUID(0, 42);

        assertThat(errand(marie(client)))
                .bodyText()
                .contains("\"clientId\":\"" + client, "ONLINE", "own-record", "SUBSTANTIAL")
                .doesNotContain("marie");
    }

    @Test
    void aCitizenActsWithWhatSheRaisedHerSessionTo() {
        UUID client = new UUID(0, 42);
        var little = withLittle(client, Map.of("sid", "one"));
        assertThat(errand(little)).bodyText().contains("LOW").doesNotContain("SUBSTANTIAL");

        when(raised.reached(eq(client), matches("[0-9a-f]{64}"))).thenReturn(Optional.of(Assurance.SUBSTANTIAL));

        assertThat(errand(little)).bodyText().contains("SUBSTANTIAL");
        assertThat(errand(withLittle(new UUID(0, 43), Map.of("sid", "one"))))
                .bodyText()
                .contains("LOW");
        assertThat(errand(withLittle(client, Map.of("sid", "one", "acr", "high"))))
                .bodyText()
                .contains("HIGH");
        when(raised.reached(any(), any())).thenReturn(Optional.of(Assurance.LOW));
        assertThat(errand(marie(client))).bodyText().contains("SUBSTANTIAL");
    }

    @Test
    void nobodyButACitizenRaisesAnything() {
        when(raised.reached(any(), any())).thenReturn(Optional.of(Assurance.HIGH));

        assertThat(errand(anAgent())).bodyText().contains("SUBSTANTIAL");
    }

    @Test
    void asksToTryLaterWhileWhatWasRaisedCannotBeRead() {
        when(raised.reached(any(), any())).thenThrow(new CannotGetJdbcConnectionException("down"));

        assertThat(mvc.get().uri(ERRAND).with(withLittle(new UUID(0, 42), Map.of("sid", "one"))))
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void takesContactAndPurposeFromTheRequest() {
        UUID contact = new UUID(0, 9);

        assertThat(mvc.get()
                        .uri(ERRAND + "?purpose=identity-verification")
                        .with(anAgent())
                        .header("Contact-Id", contact.toString()))
                .bodyText()
                .contains(contact.toString(), "identity-verification");
    }

    @Test
    void namesAContactOrPurposeThatCannotBeOne() {
        assertThat(mvc.get().uri(ERRAND).with(anAgent()).header("Contact-Id", "12"))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"Contact-Id\"");
        assertThat(mvc.get().uri(ERRAND + "?purpose=Robert'); drop").with(anAgent()))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"purpose\"");
        assertThat(mvc.post()
                        .uri(ERRAND)
                        .with(anAgent())
                        .header("Idempotency-Key", "k".repeat(201))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"Idempotency-Key\"");
    }

    @Test
    void theSameKeyAndBodyHashAlikeAndAnotherBodyDoesNot() {
        String first = hash("{\"a\":1}");

        assertThat(hash("{\"a\":1}")).isEqualTo(first).hasSize(64);
        assertThat(hash("{\"a\":2}")).isNotEqualTo(first);
    }

    @Test
    void theHashTellsNobodyWithoutTheKeyWhatTheBodyWas() throws NoSuchAlgorithmException {
        byte[] said = ("POST " + ERRAND + "\n{\"a\":1}").getBytes(StandardCharsets.UTF_8);
        byte[] plain = MessageDigest.getInstance("SHA-256").digest(said);

        assertThat(hash("{\"a\":1}")).isNotEqualTo(HexFormat.of().formatHex(plain));
    }

    @Test
    void refusesACallerWithoutAToken() {
        assertThat(mvc.get().uri(ERRAND))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("WWW-Authenticate", "Bearer")
                .bodyText()
                .contains("/problems/sign-in");
    }

    @Test
    void refusesATokenThatIsNone() {
        assertThat(mvc.get().uri(ERRAND).header("Authorization", "Bearer not.a.token"))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("/problems/sign-in");
    }

    @Test
    void asksToTryLaterWhileTheIssuerIsDown() {
        assertThat(mvc.get().uri(ERRAND).header("Authorization", "Bearer down"))
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("Retry-After", "30");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/privacy/access-log",
        "POST, /api/v1/catalogue/imports",
        "GET, /api/v1/maturity",
        "POST, /api/v1/programmes/oas/outcomes",
        "POST, /api/v1/deliveries/1/retry",
        "GET, /api/v1/anything-else",
        "GET, /actuator/env"
    })
    void anAgentIsNotGrantedTheOthersPaths(String method, String path) {
        assertThat(mvc.method(HttpMethod.valueOf(method)).uri(path).with(anAgent()))
                .hasStatus(403)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("/problems/not-granted");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/clients/search",
        "POST, /api/v1/contacts",
        "POST, /api/v1/clients",
        "POST, /api/v1/contacts/1/closing"
    })
    void aCitizenIsNotGrantedTheDesksPaths(String method, String path) {
        assertThat(mvc.post().uri(path).with(marie(new UUID(0, 1)))).hasStatus(403);
    }

    @Test
    void aProgrammeSpeaksForItselfAlone() {
        assertThat(mvc.post().uri("/api/v1/programmes/oas/outcomes").with(aProgramme("gis")))
                .hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/programmes/oas/outcomes").with(aProgramme("oas")))
                .hasStatus(404);
        assertThat(errand(aProgramme("oas"))).hasStatus(403);
    }

    @Test
    void aRoleTheOAuthClientDoesNotAdmitIsDropped() {
        assertThat(errand(staff("agent-desk", "agent", Role.AGENT, Role.PRIVACY_OFFICER)))
                .bodyText()
                .contains("AGENT")
                .doesNotContain("PRIVACY_OFFICER");
    }

    @Test
    void everyAnswerTellsTheBrowserToLoadNothingForeign() {
        MvcTestResult answer = errand(anAgent());

        assertThat(answer).hasHeader("X-Content-Type-Options", "nosniff").hasHeader("Referrer-Policy", "no-referrer");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
    }

    private MvcTestResult errand(RequestPostProcessor caller) {
        return mvc.get().uri(ERRAND).with(caller).exchange();
    }

    private String hash(String body) {
        MvcTestResult answer = mvc.post()
                .uri(ERRAND)
                .with(anAgent())
                .header("Idempotency-Key", "one")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        return JsonPath.read(
                new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8),
                "$.idempotencyKey.requestHash");
    }
}
