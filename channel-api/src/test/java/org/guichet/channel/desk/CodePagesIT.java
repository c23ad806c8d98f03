package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.desk.Townsfolk.text;
import static org.guichet.channel.security.Tokens.aCallAgent;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.mariesSession;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller tells the code that was sent to her, at the desk and over the API. */
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
class CodePagesIT {
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

    private final String given = Unlike.aName();
    private final String family = Unlike.aName();
    private final String mobile = Unlike.aPhoneNumber();
    private ClientId client = new ClientId(new UUID(0, 0));
    private String contact = "";

    @DynamicPropertySource
    static void signing(DynamicPropertyRegistry properties) throws IOException, JOSEException {
        Path key = folder.resolve("key.json");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_256).keyID("one").generate().toJSONString());
        properties.add("guichet.delivery.signing-key", () -> key.toUri().toString());
    }

    @BeforeEach
    void somebodyCalls() {
        Installation.declare(authorities);
        client = Acting.as(
                Installation.importing(),
                () -> ((Registered.New) registration.register(List.of(
                                fact("givenName", given),
                                fact("familyName", family),
                                fact("telephone.mobile", mobile))))
                        .client());
        contact = redirected(post("/desk/contacts", Map.of("reason", "somebody calls")));
    }

    @Test
    void opensTheViewOfWhoeverTellsTheCode() {
        assertThat(text(post(contact + "/search?lang=en", Map.of("givenName", given, "familyName", family))))
                .contains("Send a code");
        String code = contact + "/clients/" + client + "/code";
        assertThat(text(get(code + "?lang=en")))
                .contains("One-time code by text message (up to substantial)", "One-time code by e-mail (up to low)")
                .doesNotContain("What the caller reads to you");

        assertThat(redirected(post(code, Map.of("method", "one-time-code")))).isEqualTo(code);
        String page = text(get(code + "?lang=fr"));
        String sent = sent().code();
        assertThat(page)
                .contains("Ce que la personne vous lit", "en cours")
                .containsPattern("Envoyé à</dt><dd [^>]*>Téléphone mobile</dd>")
                .doesNotContain(sent, mobile, mobile.substring(mobile.length() - 4));

        assertThat(redirected(post(code + "/entry", Map.of("code", otherThan(sent)))))
                .isEqualTo(code + "?failed");
        assertThat(text(get(code + "?failed&lang=fr"))).contains("Ce n’était pas le code");
        assertThat(redirected(post(code + "/entry", Map.of("code", sent)))).isEqualTo(contact + "/clients/" + client);
        assertThat(get(contact + "/clients/" + client)).hasStatus(200);
        assertThat(text(get(contact + "?lang=en")))
                .contains("One-time code by text message", "passed", "failed", "substantial", "Send a code");
        assertThat(text(mvc.get()
                        .uri("/me/disclosures?lang=en")
                        .with(mariesSession(client.value()))
                        .exchange()))
                .contains("One-time code by text message: failed")
                .doesNotContain("one-time-code:", sent);
    }

    @Test
    void saysWhatIsNoCodeAndWhatCannotBeSent() {
        String code = contact + "/clients/" + client + "/code";
        assertThat(text(post(code + "?lang=en", Map.of("method", "one-time-code-email"))))
                .contains("Nothing that a code may be sent to is held");
        post(code, Map.of("method", "one-time-code"));

        MvcTestResult again = post(code + "/entry?lang=en", Map.of("code", "12"));
        assertThat(again).hasStatus(400);
        assertThat(text(again)).contains("is 6 digits", "id=\"code-error\"");
        MvcTestResult nonsense = post(code + "?lang=en", Map.of("method", "crystal-ball"));
        assertThat(nonsense).hasStatus(400);
        assertThat(text(nonsense)).contains("id=\"method-error\"");
    }

    @Test
    void saysThatTooManyWereSentAndTooManyFailed() {
        String code = contact + "/clients/" + client + "/code";
        for (int sent = 0; sent < 3; sent++) {
            post(code, Map.of("method", "one-time-code"));
        }
        assertThat(text(post(code + "?lang=en", Map.of("method", "one-time-code"))))
                .contains("Too many codes were sent");

        String sent = sent().code();
        for (int failed = 0; failed < 3; failed++) {
            post(code + "/entry", Map.of("code", otherThan(sent)));
        }
        assertThat(text(post(code + "/entry?lang=en", Map.of("code", sent)))).contains("Too many attempts have failed");
        assertThat(get(contact + "/clients/" + client)).hasStatus(403);
    }

    @Test
    void doesTheSameOverTheApi() {
        String codes = "/api/v1/contacts/" + contact.substring(contact.lastIndexOf('/') + 1) + "/codes";
        assertThat(mvc.get().uri(codes).with(aCallAgent()).exchange()).hasStatus(404);
        assertThat(json(send(codes + "/entries", "{\"code\":\"123456\"}"), 409)
                        .path("currentState")
                        .asString())
                .isEqualTo("NOT_SENT");
        assertThat(json(send(codes, "{}"), 400).at("/errors/0/field").asString())
                .isEqualTo("clientId");
        assertThat(send(codes, "{\"clientId\":\"%s\"}".formatted(UUID.randomUUID())))
                .hasStatus(404);
        assertThat(json(send(codes, "{\"clientId\":\"%s\",\"method\":\"one-time-code-email\"}".formatted(client)), 409)
                        .path("currentState")
                        .asString())
                .isEqualTo("NO_DESTINATION");

        JsonNode sent = json(send(codes, "{\"clientId\":\"%s\"}".formatted(client)), 200);

        assertThat(sent.path("attribute").asString()).isEqualTo("telephone.mobile");
        assertThat(sent.path("destination").asString()).isEqualTo("Mobile telephone");
        assertThat(sent.path("delivery").asString()).isEqualTo("WAITING");
        CodeMessage message = sent();
        assertThat(message.to()).isEqualTo(mobile);
        assertThat(sent.toString()).doesNotContain(message.code());
        Acting.run(Installation.importing(), () -> messages.sent(message.id()));
        assertThat(json(mvc.get().uri(codes).with(aCallAgent()).exchange(), 200)
                        .path("delivery")
                        .asString())
                .isEqualTo("SENT");
        assertThat(json(send(codes + "/entries", "{\"code\":\"%s\"}".formatted(otherThan(message.code()))), 200)
                        .path("callerAssurance")
                        .asString())
                .isEqualTo("NONE");
        JsonNode right = json(send(codes + "/entries", "{\"code\":\"%s\"}".formatted(message.code())), 200);
        assertThat(right.path("callerAssurance").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(right.toString()).doesNotContain(message.code());
        assertThat(json(send(codes + "/entries", "{\"code\":\"12\"}"), 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("code");
    }

    @Test
    void isForNobodyButWhoeverServesInTheContact() {
        String codes = "/api/v1/contacts/" + contact.substring(contact.lastIndexOf('/') + 1) + "/codes";
        json(send(codes, "{\"clientId\":\"%s\"}".formatted(client)), 200);

        assertThat(mvc.get().uri(codes).with(anAgent()).exchange()).hasStatus(404);
        assertThat(mvc.get().uri(codes).with(marie(client.value())).exchange()).hasStatus(403);
        assertThat(mvc.get().uri(codes).exchange()).hasStatus(401);
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

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(aCallAgent()).accept("text/html").exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(aCallAgent()).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult send(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(aCallAgent())
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return JsonMapper.shared().readTree(Objects.requireNonNull(text(answer)));
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
