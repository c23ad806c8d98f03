package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A programme asks what it might have of a client: it gets no value, and the client reads that it asked. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class DisclosureDecisionIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PURPOSE = "benefit-administration";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Townsfolk townsfolk;

    @Autowired
    private Consents consents;

    @Autowired
    private Correcting correcting;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    private String client = "";

    @BeforeEach
    void somebody() {
        Installation.declare(authorities);
        client = townsfolk.somebody().toString();
    }

    @Test
    void saysWhatItMightHaveOnWhatGroundAndHandsNothingOver() {
        JsonNode answer = read(ask(aProgramme("oas"), question()));

        assertThat(answer.path("decision").asString()).isEqualTo("PERMIT");
        assertThat(answer.path("attributes").toString()).isEqualTo("[\"familyName\",\"givenName\"]");
        assertThat(answer.path("bases").toString()).contains("AUTHORITY", "test-programme", "Test Act, s. 1");
        assertThat(answer.path("withheld").path("consents").asString()).isEqualTo("not-for-this-role");
        assertThat(answer.path("reason").isNull()).isTrue();
        Map<String, Object> entry = jdbc.sql(
                        "select kind, recipient, attributes::text from registry.access_log where id = ?")
                .param(UUID.fromString(answer.path("receiptId").asString()))
                .query()
                .singleRow();
        assertThat(entry)
                .containsEntry("kind", "DECISION")
                .containsEntry("recipient", "oas")
                .containsEntry("attributes", "{familyName,givenName}");
        assertThat(text(mvc.get()
                        .uri("/api/v1/clients/me/disclosures")
                        .with(marie(UUID.fromString(client)))
                        .exchange()))
                .contains("Somebody asked what might be sent of your data; nothing was sent");
        assertThat(mvc.get()
                        .uri("/me/disclosures")
                        .with(marie(UUID.fromString(client)))
                        .accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("Decision asked for")
                .doesNotContain("null:");
    }

    @Test
    void answersOfSomebodySealedAsOfNobody() {
        JsonNode nobody =
                read(ask(aProgramme("oas"), with("clientId", UUID.randomUUID().toString())));
        seal();
        JsonNode sealed = read(ask(aProgramme("oas"), question()));

        assertThat(nobody.path("decision").asString()).isEqualTo("DENY");
        assertThat(nobody.path("reason").asString()).isEqualTo("not-found");
        assertThat(without(sealed)).isEqualTo(without(nobody));
    }

    @Test
    void deniesWhatTheClientTookBackAndEntersARefusal() {
        String party = "school-" + UUID.randomUUID();
        ConsentRecord consent = schoolingLentByConsent(party);
        Map<String, Object> question = with("attributes", List.of("education.enrolled"));

        assertThat(read(ask(aProgramme("oas"), question)).path("decision").asString())
                .isEqualTo("PERMIT");
        withdraw(consent);
        JsonNode answer = read(ask(aProgramme("oas"), question));

        assertThat(answer.path("decision").asString()).isEqualTo("DENY");
        assertThat(answer.path("attributes").isEmpty()).isTrue();
        assertThat(answer.path("bases").isEmpty()).isTrue();
        assertThat(answer.path("withheld").path("education.enrolled").asString())
                .isEqualTo("consent-withdrawn");
        assertThat(jdbc.sql("select kind from registry.access_log where id = ?")
                        .param(UUID.fromString(answer.path("receiptId").asString()))
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSAL");
    }

    @Test
    void refusesForNowWhereTheGroundsAreOutOfReachAndEntersIt() {
        jdbc.sql("alter table registry.authority rename to out_of_reach").update();
        try {
            MvcTestResult answer = ask(aProgramme("oas"), question());

            assertThat(answer).hasStatus(503).hasHeader("Retry-After", "30");
            assertThat(text(answer)).contains("/problems/try-later", "grounds-unreadable");
        } finally {
            jdbc.sql("alter table registry.out_of_reach rename to authority").update();
        }
        assertThat(text(mvc.get()
                        .uri("/api/v1/clients/me/disclosures")
                        .with(marie(UUID.fromString(client)))
                        .exchange()))
                .contains("grounds-unreadable");
    }

    @Test
    void refusesAPurposeItWasNotGranted() {
        JsonNode answer = read(ask(aProgramme("oas"), with("purpose", "service-delivery")));
        assertThat(answer.path("decision").asString()).isEqualTo("DENY");
        assertThat(answer.path("reason").asString()).isEqualTo("not-granted");
    }

    @Test
    void namesAPurposeThatCannotBeOne() {
        MvcTestResult answer = ask(aProgramme("oas"), with("purpose", "Marie Tremblay\u0000"));
        assertThat(answer).hasStatus(400);
        assertThat(text(answer)).contains("purpose");
    }

    @Test
    void asksForItselfAloneAndOfAttributesWeKnow() {
        Map<String, Object> question = with("recipient", "cra");
        question.put("attributes", List.of("givenName", "shoe.size"));
        MvcTestResult answer = ask(aProgramme("oas"), question);
        assertThat(answer).hasStatus(400);
        assertThat(text(answer)).contains("recipient", "attributes[1]");

        MvcTestResult empty = ask(aProgramme("oas"), Map.of("attributes", List.of()));
        assertThat(empty).hasStatus(400);
        assertThat(text(empty)).contains("clientId", "recipient", "purpose");
        assertThat(ask(anAgent(), question())).hasStatus(403);
    }

    /** What a school told us of the client, who lets the programme have it. */
    private ConsentRecord schoolingLentByConsent(String party) {
        ClientId known = new ClientId(UUID.fromString(client));
        LocalDate longAgo = LocalDate.of(2000, 1, 1);
        NewFact schooling = new NewFact(
                "education.enrolled",
                true,
                new Source(Source.Kind.PROGRAMME, party),
                Verification.SOURCE_VERIFIED,
                Instant.parse("2026-01-01T00:00:00Z"));
        Acting.run(Installation.importing(), () -> {
            authorities.declare(List.of(
                    new Declared.OfAuthority(
                            party,
                            Authority.Kind.CONSENT_REQUIRED,
                            "CA",
                            "Test Act",
                            "Loi d’essai",
                            "s. 2",
                            party,
                            "oas",
                            List.of("education"),
                            List.of(PURPOSE),
                            "Notice",
                            "Avis",
                            longAgo,
                            null,
                            null),
                    new Declared.OfNotice(
                            PURPOSE,
                            party,
                            longAgo,
                            true,
                            List.of("education"),
                            List.of("oas"),
                            Map.of("en", "We ask.", "fr", "Demande."))));
            correcting.tell(known, List.of(schooling), Map.of(), null);
        });
        NewConsent consent = new NewConsent(PURPOSE, List.of("oas"), List.of("education"), party, "en", "PORTAL", null);
        return asHer(known, () -> consents.give(known, consent));
    }

    private void withdraw(ConsentRecord consent) {
        asHer(new ClientId(UUID.fromString(client)), () -> consents.withdraw(consent.id()));
    }

    private <T> T asHer(ClientId her, Supplier<T> work) {
        return Acting.as(
                Installation.citizen(her), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private void seal() {
        assertThat(mvc.post()
                        .uri("/api/v1/clients/" + client + "/seal")
                        .with(staff("privacy-office", "sealing", Role.PRIVACY_OFFICER, Role.CLEARED))
                        .contentType("application/json")
                        .content(JSON.writeValueAsString(Map.of(
                                "reason", "in danger",
                                "authority", "test-service",
                                "officer", "protection-office",
                                "reviewOn",
                                        LocalDate.now(ZoneOffset.UTC)
                                                .plusYears(1)
                                                .toString()))))
                .hasStatus(204);
    }

    private static JsonNode without(JsonNode answer) {
        ((ObjectNode) answer).remove("receiptId");
        return answer;
    }

    private Map<String, Object> question() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("clientId", client);
        question.put("recipient", "oas");
        question.put("purpose", PURPOSE);
        question.put("attributes", List.of("givenName", "familyName", "consents"));
        return question;
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> question = question();
        question.put(field, value);
        return question;
    }

    private MvcTestResult ask(RequestPostProcessor programme, Map<String, Object> question) {
        return mvc.post()
                .uri("/api/v1/disclosure-decisions")
                .with(programme)
                .contentType("application/json")
                .content(JSON.writeValueAsString(question))
                .exchange();
    }

    private static JsonNode read(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return JSON.readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
