package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aCallAgent;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.mariesSession;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller by telephone is refused, told how to be identified, answers questions and is served. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class IdentificationIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    private final String email = Unlike.aName() + "@example.ca";
    private final String phone = Unlike.aPhoneNumber();
    private ClientId client = new ClientId(new UUID(0, 0));
    private String contact = "";

    @BeforeEach
    void somebodyCalls() {
        Installation.declare(authorities);
        client = Acting.as(
                Installation.importing(),
                () -> ((Registered.New) registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("email", email),
                                fact("phone", phone),
                                fact("address.since", "2014-09-01"))))
                        .client());
        contact = "/api/v1/contacts/"
                + read(post("/api/v1/contacts", "{\"reason\":\"pension\"}"), 201)
                        .path("id")
                        .asString();
    }

    @Test
    void saysByWhichMethodsOfTheChannelTheCallerMayBeIdentified() {
        JsonNode refused = read(view("en"), 403);

        assertThat(refused.path("reason").asString()).isEqualTo("caller-not-identified");
        assertThat(refused.path("needed").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(refused.path("raise")
                        .valueStream()
                        .map(one -> one.path("method").asString()))
                .contains("knowledge-questions", "questions-on-facts")
                .doesNotContain("photo-document", "portal-sign-in");
        assertThat(refused.path("raise").path(0).path("text").asString()).endsWith("can reach substantial assurance");
        assertThat(read(view("fr"), 403).path("raise").path(0).path("text").asString())
                .endsWith("peut atteindre un degré de certitude substantiel");
    }

    @Test
    void refusesADocumentByTelephoneAndAMethodOfThePlatformsOwn() {
        for (String method : List.of("photo-document", "questions-on-facts", "crystal-ball")) {
            JsonNode refused = read(
                    post(contact + "/identification", "{\"method\":\"%s\",\"assurance\":\"HIGH\"}".formatted(method)),
                    400);
            assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("method");
        }
        assertThat(read(contact(), 200).path("identifications").size()).isZero();
    }

    @Test
    void countsAClaimForNoMoreThanTheMethodCanReach() {
        JsonNode identified = read(
                post(contact + "/identification", "{\"method\":\"knowledge-questions\",\"assurance\":\"HIGH\"}"), 200);

        assertThat(identified.path("callerAssurance").asString()).isEqualTo("SUBSTANTIAL");
        JsonNode attempt = identified.path("identifications").path(0);
        assertThat(attempt.path("claimed").asString()).isEqualTo("HIGH");
        assertThat(attempt.path("reached").asString()).isEqualTo("SUBSTANTIAL");
    }

    @Test
    void servesACallerWhoAnswersWhatThePlatformAsks() {
        JsonNode asked = read(post(contact + "/questions", "{\"clientId\":\"%s\"}".formatted(client)), 200);
        assertThat(asked.path("questions").size()).isEqualTo(3);
        assertThat(asked.toString()).doesNotContain(email, phone.substring(6), "2014-09");

        JsonNode wrong = read(post(contact + "/questions/answers", answers(asked, "no idea")), 200);
        assertThat(wrong.path("callerAssurance").asString()).isEqualTo("NONE");
        assertThat(wrong.path("identifications").path(0).path("result").asString())
                .isEqualTo("FAILED");
        assertThat(read(view("en"), 403).path("reason").asString()).isEqualTo("caller-not-identified");

        JsonNode right = read(post(contact + "/questions/answers", answers(asked, null)), 200);
        assertThat(right.path("callerAssurance").asString()).isEqualTo("SUBSTANTIAL");
        assertThat(read(view("en"), 200).path("clientId").asString()).isEqualTo(client.toString());

        JsonNode ledger = read(
                mvc.get()
                        .uri("/api/v1/clients/me/disclosures")
                        .with(marie(client.value()))
                        .exchange(),
                200);
        assertThat(ledger.path("usages")
                        .valueStream()
                        .map(usage -> usage.path("reason").asString()))
                .contains("questions-on-facts:FAILED", "questions-on-facts:PASSED");
        assertThat(Townsfolk.text(mvc.get()
                        .uri("/me/disclosures")
                        .with(mariesSession(client.value()))
                        .exchange()))
                .contains("Questions the platform draws and compares: failed")
                .contains("Attempt to identify")
                .doesNotContain("questions-on-facts");
        assertThat(Townsfolk.text(mvc.get()
                        .uri("/privacy?lang=fr")
                        .with(aPrivacyOfficer())
                        .exchange()))
                .contains("Questions que la plateforme tire et compare", "Tentative d’identification")
                .doesNotContain("questions-on-facts");
    }

    @Test
    void namesWhatIsMissingAmongTheAnswers() {
        read(post(contact + "/questions", "{\"clientId\":\"%s\"}".formatted(client)), 200);

        JsonNode refused = read(post(contact + "/questions/answers", "{\"answers\":[null]}"), 400);

        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("answers[0]");
    }

    @Test
    void showsNothingOfWhatIsAskedForToWhoeverServesBeforehand() {
        MvcTestResult answer = mvc.get()
                .uri("/api/v1/clients/" + client + "?purpose=identity-verification")
                .with(aCallAgent())
                .header("Contact-Id", contact.substring(contact.lastIndexOf('/') + 1))
                .exchange();

        assertThat(read(answer, 403).path("reason").asString()).isEqualTo("nothing-permitted");
    }

    @Test
    void hasNothingToAskWhereTooLittleIsHeld() {
        ClientId stranger = Acting.as(
                Installation.importing(),
                () -> ((Registered.New) registration.register(
                                List.of(fact("givenName", Unlike.aName()), fact("familyName", Unlike.aName()))))
                        .client());

        JsonNode none = read(post(contact + "/questions", "{\"clientId\":\"%s\"}".formatted(stranger)), 409);

        assertThat(none.path("currentState").asString()).isEqualTo("TOO_FEW_FACTS");
    }

    @Test
    void answersForAClientWhoIsNotThereAndAContactOfSomebodyElseAsForNothing() {
        String nobody = "{\"clientId\":\"%s\"}".formatted(UUID.randomUUID());

        read(post(contact + "/questions", nobody), 404);
        assertThat(mvc.get().uri(contact).with(anAgent()).exchange()).hasStatus(404);
        assertThat(mvc.post()
                        .uri(contact + "/questions")
                        .with(anAgent())
                        .contentType("application/json")
                        .content(nobody)
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri(contact + "/questions")
                        .with(marie(client.value()))
                        .contentType("application/json")
                        .content(nobody)
                        .exchange())
                .hasStatus(403);
    }

    /** The right answers to what was asked, or one and the same to all. */
    private String answers(JsonNode asked, @Nullable String all) {
        List<String> given = asked.path("questions")
                .valueStream()
                .map(question -> "{\"question\":%s,\"answer\":\"%s\"}"
                        .formatted(question.path("number").asInt(), all == null ? right(question) : all))
                .toList();
        return "{\"answers\":[" + String.join(",", given) + "]}";
    }

    private String right(JsonNode question) {
        return switch (question.path("answer").asString()) {
            case "TEXT" -> email;
            case "LAST_FOUR_DIGITS" -> phone;
            default -> "09/2014";
        };
    }

    private MvcTestResult view(String language) {
        return mvc.get()
                .uri("/api/v1/clients/" + client)
                .with(aCallAgent())
                .header("Contact-Id", contact.substring(contact.lastIndexOf('/') + 1))
                .header("Accept-Language", language)
                .exchange();
    }

    private MvcTestResult contact() {
        return mvc.get().uri(contact).with(aCallAgent()).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(aCallAgent())
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private static JsonNode read(MvcTestResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return JSON.readTree(Objects.requireNonNull(Townsfolk.text(answer)));
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.now().minus(60, ChronoUnit.DAYS));
    }
}
