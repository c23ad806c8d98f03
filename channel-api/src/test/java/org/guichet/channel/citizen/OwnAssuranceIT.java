package org.guichet.channel.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.onPagesWithLittle;
import static org.guichet.channel.security.Tokens.withLittle;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.catalog.identification.CodeMessage;
import org.guichet.catalog.identification.CodeMessages;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A citizen who signed in with little is told what she does not get, and raises her session by a code. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {
            "guichet.security.issuer=https://issuer.example",
            "guichet.duties.enabled=false",
            "guichet.codes.url=http://localhost:9",
            "guichet.codes.due=direct:nothing-is-due"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class OwnAssuranceIT {
    private static final String OWN = "/api/v1/clients/me/assurance";
    private static final String EXPORT = "/api/v1/clients/me/exports";

    @TempDir
    private static Path folder;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @Autowired
    private CodeMessages messages;

    @Autowired
    private SessionRepository<? extends Session> sessions;

    @Autowired
    private JdbcClient jdbc;

    private final String mobile = Unlike.aPhoneNumber();
    private ClientId client = new ClientId(new UUID(0, 0));

    @DynamicPropertySource
    static void signing(DynamicPropertyRegistry properties) throws IOException, JOSEException {
        Path key = folder.resolve("key.json");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_256).keyID("one").generate().toJSONString());
        properties.add("guichet.delivery.signing-key", () -> key.toUri().toString());
    }

    @BeforeEach
    void somebodySignsIn() {
        Installation.declare(authorities);
        client = Acting.as(
                Installation.importing(),
                () -> ((Registered.New) registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("telephone.mobile", mobile))))
                        .client());
    }

    @Test
    void aRefusalSaysWhatIsNeededAndHowToRaiseIt() {
        MvcTestResult refused = post(EXPORT, "{}", session("one"));

        JsonNode problem = json(refused, 403);
        assertThat(problem.path("reason").asString()).isEqualTo("assurance-too-low");
        assertThat(problem.path("needed").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(problem.path("raise")
                        .valueStream()
                        .filter(one -> one.path("method").asString().equals("one-time-code")))
                .singleElement()
                .satisfies(one -> assertThat(one.path("href").asString()).isEqualTo(OWN + "/codes"));
        assertThat(refused.getResponse().getHeader(HttpHeaders.WWW_AUTHENTICATE))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith("acr_values=\"http://eidas.europa.eu/LoA/substantial\"");
    }

    @Test
    void whatSheDoesNotGetIsListed() {
        JsonNode little = json(get(OWN, session("one")), 200);
        assertThat(little.path("assurance").asString()).isEqualTo("LOW");
        assertThat(little.path("beyond")
                        .valueStream()
                        .map(one -> one.path("as").asString() + " "
                                + one.path("purpose").asString()))
                .contains("CLIENT access-request", "REPRESENTATIVE own-record", "MANDATE_HOLDER own-record")
                .doesNotContain("CLIENT own-record", "AGENT service-delivery");
        assertThat(little.path("methods").path(0).path("code").asString()).isEqualTo("one-time-code");

        JsonNode enough = json(get(OWN, marie(client.value())), 200);
        assertThat(enough.path("assurance").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(enough.path("beyond").size()).isZero();
        assertThat(enough.path("methods").size()).isZero();
    }

    @Test
    void theRightCodeOpensItToTheSignInItWasToldInHoweverOftenItsTokenIsRefreshed() {
        JsonNode sent = json(post(OWN + "/codes", "{}", session("one")), 200);
        assertThat(sent.path("destination").asString()).isEqualTo("Mobile telephone");
        String code = sent().code();
        assertThat(sent.toString()).doesNotContain(code, mobile);

        JsonNode wrong = json(entry(otherThan(code), session("one")), 200);
        assertThat(wrong.path("result").asString()).isEqualTo("FAILED");
        assertThat(wrong.at("/assurance/assurance").asString()).isEqualTo("LOW");
        JsonNode right = json(entry(code, session("one")), 200);
        assertThat(right.path("result").asString()).isEqualTo("PASSED");
        assertThat(right.at("/assurance/assurance").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(Instant.parse(right.at("/assurance/raisedUntil").asString()))
                .isBetween(Instant.now().plusSeconds(600), Instant.now().plusSeconds(900));

        assertThat(post(EXPORT, "{}", session("one"))).hasStatus(200);
        assertThat(post(EXPORT, "{}", session("another"))).hasStatus(403);
        assertThat(post(EXPORT, "{}", withLittle(client.value(), Map.of("sid", "one", "iss", "https://other.example"))))
                .hasStatus(403);
        assertThat(post(EXPORT, "{}", onPagesWithLittle(client.value()))).hasStatus(403);
        JsonNode ledger = json(get("/api/v1/clients/me/disclosures", session("another")), 200);
        assertThat(ledger.path("usages")
                        .valueStream()
                        .map(usage -> usage.path("reason").asString()))
                .contains("one-time-code:FAILED", "one-time-code:PASSED");
    }

    @Test
    void itEndsWhereSheEndsIt() {
        raise(session("one"));
        assertThat(json(get(OWN, session("one")), 200).path("assurance").asString())
                .isEqualTo("SUBSTANTIAL");

        assertThat(mvc.delete().uri(OWN).with(session("one")).exchange()).hasStatus(204);

        JsonNode after = json(get(OWN, session("one")), 200);
        assertThat(after.path("assurance").asString()).isEqualTo("LOW");
        assertThat(after.has("raisedUntil")).isFalse();
        assertThat(post(EXPORT, "{}", session("one"))).hasStatus(403);
    }

    @Test
    void aTokenThatNamesNoSessionIsRaisedAlone() {
        RequestPostProcessor token = withLittle(client.value(), Map.of("jti", "t-1"));
        raise(token);

        assertThat(post(EXPORT, "{}", token)).hasStatus(200);
        assertThat(post(EXPORT, "{}", withLittle(client.value(), Map.of("jti", "t-2"))))
                .hasStatus(403);
        RequestPostProcessor none = withLittle(client.value(), Map.of());
        assertThat(json(get(OWN, none), 200).path("methods").size()).isZero();
        assertThat(json(post(OWN + "/codes", "{}", none), 409)
                        .path("currentState")
                        .asString())
                .isEqualTo("NO_SESSION");
        assertThat(post(EXPORT, "{}", withLittle(client.value(), Map.of()))).hasStatus(403);
    }

    @Test
    void whatCannotBeSentOrToldIsSaid() {
        assertThat(json(entry("123456", session("one")), 409)
                        .path("currentState")
                        .asString())
                .isEqualTo("NOT_SENT");
        assertThat(json(post(OWN + "/codes", "{\"method\":\"one-time-code-email\"}", session("one")), 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("method");
        assertThat(json(
                                post(
                                        OWN + "/codes",
                                        "{}",
                                        withLittle(client.value(), Map.of("acr", "substantial", "sid", "s"))),
                                409)
                        .path("currentState")
                        .asString())
                .isEqualTo("NOTHING_TO_RAISE");
        for (int sent = 0; sent < 3; sent++) {
            assertThat(post(OWN + "/codes", "{}", session("one"))).hasStatus(200);
        }
        assertThat(json(post(OWN + "/codes", "{}", session("two")), 409)
                        .path("currentState")
                        .asString())
                .isEqualTo("TOO_MANY");
        assertThat(json(entry("12", session("one")), 400).at("/errors/0/field").asString())
                .isEqualTo("code");
        String code = sent().code();
        for (int failed = 0; failed < 3; failed++) {
            assertThat(entry(otherThan(code), session("one"))).hasStatus(200);
        }
        assertThat(json(entry(code, session("one")), 409).path("currentState").asString())
                .isEqualTo("LOCKED");
    }

    @Test
    void isForCitizensAlone() {
        assertThat(get(OWN, anAgent())).hasStatus(403);
        assertThat(post(OWN + "/codes", "{}", anAgent())).hasStatus(403);
        assertThat(mvc.get().uri(OWN).exchange()).hasStatus(401);
    }

    @Test
    void herPagesSayItAndRaiseThatSessionUntilSheSignsOut() {
        Cookie here = signedIn();
        assertThat(text(page("/me/enquiries?lang=en", here)))
                .contains("You see less and can do less", "href=\"/me/assurance\"");
        MvcTestResult refused = form("/me/export?lang=en", Map.of(), here);
        assertThat(refused).hasStatus(403);
        assertThat(text(refused)).contains("href=\"/me/assurance\"", "One-time code by text message");

        assertThat(text(page("/me/assurance?lang=en", here)))
                .contains(
                        "Assurance in this session: low",
                        "A copy of everything kept about you",
                        "Acting for an organization")
                .contains("Send me a code: One-time code by text message")
                .doesNotContain("You see less and can do less", "id=\"code\"");
        assertThat(redirected(form("/me/assurance?lang=en", Map.of("method", "one-time-code"), here)))
                .isEqualTo("/me/assurance");
        String code = sent().code();
        assertThat(text(page("/me/assurance?lang=fr", here)))
                .contains("Le code que nous vous avons envoyé", "Téléphone mobile", "en cours")
                .doesNotContain(code, mobile);
        assertThat(form("/me/assurance/entry?lang=en", Map.of("code", "12"), here))
                .hasStatus(400);
        assertThat(redirected(form("/me/assurance/entry", Map.of("code", otherThan(code)), here)))
                .isEqualTo("/me/assurance?failed");
        assertThat(text(page("/me/assurance?failed&lang=fr", here))).contains("Ce n’était pas le code");
        assertThat(redirected(form("/me/assurance/entry", Map.of("code", code), here)))
                .isEqualTo("/me/assurance?raised");

        assertThat(text(page("/me/assurance?raised&lang=en", here)))
                .contains("It was the code", "Assurance in this session: substantial, until")
                .contains("Nothing is kept from you")
                .doesNotContain("id=\"code\"", "Send me a code");
        assertThat(text(page("/me/enquiries?lang=en", here))).doesNotContain("You see less");
        assertThat(form("/me/export", Map.of(), here)).hasStatus(200);
        assertThat(form("/me/export", Map.of(), signedIn())).hasStatus(403);

        assertThat(counting()).isOne();
        assertThat(form("/sign-out", Map.of(), here)).hasStatus(302);
        assertThat(counting()).isZero();
        assertThat(form("/me/export", Map.of(), here)).hasStatus(403);
    }

    @Test
    void herPagesSayWhatCannotBeSent() {
        Cookie here = signedIn();
        for (int sent = 0; sent < 3; sent++) {
            form("/me/assurance", Map.of("method", "one-time-code"), here);
        }
        assertThat(text(form("/me/assurance?lang=en", Map.of("method", "one-time-code"), here)))
                .contains("Too many codes were sent to you");
        String code = sent().code();
        for (int failed = 0; failed < 3; failed++) {
            form("/me/assurance/entry", Map.of("code", otherThan(code)), here);
        }
        assertThat(text(form("/me/assurance/entry?lang=en", Map.of("code", code), here)))
                .contains("Too many attempts have failed");
        assertThat(form("/me/export", Map.of(), here)).hasStatus(403);
    }

    private Cookie signedIn() {
        return begin(sessions);
    }

    private static <S extends Session> Cookie begin(SessionRepository<S> sessions) {
        S session = sessions.createSession();
        sessions.save(session);
        return new Cookie(
                "guichet", Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8)));
    }

    private int counting() {
        return jdbc.sql("select count(*) from catalog.raised_session where client_id = ? and until > now()")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    private void raise(RequestPostProcessor as) {
        json(post(OWN + "/codes", "{}", as), 200);
        assertThat(json(entry(sent().code(), as), 200).path("result").asString())
                .isEqualTo("PASSED");
    }

    private RequestPostProcessor session(String name) {
        // Two tokens of one sign-in have ids of their own.
        return withLittle(
                client.value(),
                Map.of(
                        "iss",
                        "https://issuer.example",
                        "sid",
                        client + name,
                        "jti",
                        UUID.randomUUID().toString()));
    }

    /** The newest that was sent to the client. */
    private CodeMessage sent() {
        return Acting.as(Installation.importing(), () -> messages.claim(1000)).stream()
                .filter(message -> message.to().equals(mobile))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String otherThan(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    private MvcTestResult get(String path, RequestPostProcessor as) {
        return mvc.get().uri(path).with(as).exchange();
    }

    private MvcTestResult post(String path, String body, RequestPostProcessor as) {
        return mvc.post()
                .uri(path)
                .with(as)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult entry(String code, RequestPostProcessor as) {
        return post(OWN + "/codes/entries", "{\"code\":\"%s\"}".formatted(code), as);
    }

    private MvcTestResult page(String path, Cookie in) {
        return mvc.get()
                .uri(path)
                .cookie(in)
                .with(onPagesWithLittle(client.value()))
                .accept("text/html")
                .exchange();
    }

    private MvcTestResult form(String path, Map<String, String> fields, Cookie in) {
        var request = mvc.post()
                .uri(path)
                .cookie(in)
                .with(onPagesWithLittle(client.value()))
                .with(csrf())
                .accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode json(MvcTestResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return JsonMapper.shared().readTree(text(answer));
    }

    private static String redirected(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.now().minus(60, ChronoUnit.DAYS));
    }
}
