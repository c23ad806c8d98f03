package org.guichet.channel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.retention.Retained;
import org.guichet.registry.retention.RetentionRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules, holds and disposals, by the API and on the officer's pages. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Townsfolk.class, Retained.class})
class RetentionIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API = "/api/v1/privacy/retention";
    private static final String PAGES = "/privacy/retention";
    private static final String KIND = "contact-words";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Toronto"));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Townsfolk townsfolk;

    @Autowired
    private Retained retained;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RetentionRules rules;

    @Autowired
    private MessageSource messages;

    private final RequestPostProcessor officer =
            staff("privacy-office", "privacy", Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
    private final RequestPostProcessor manager =
            staff("privacy-office", "manager", Role.MANAGER, Role.AUTHORITY_STEWARD);

    private UUID client = new UUID(0, 0);

    @BeforeEach
    void somebody() {
        Installation.declare(authorities);
        client = townsfolk.somebody().value();
    }

    @AfterEach
    void leaveNoHold() throws Exception {
        for (JsonNode hold : body(get(API + "/holds", officer)).path("items")) {
            assertThat(post(
                            API + "/holds/" + hold.path("id").asString() + "/release",
                            officer,
                            "{\"reason\": \"The test is over\"}"))
                    .hasStatusOk();
        }
    }

    @Test
    void everyKindHasWordsInBothLanguages() {
        for (String kind : rules.codes()) {
            for (String key : List.of("retention.of.", "retention.from.")) {
                String english = messages.getMessage(key + kind, null, "", Locale.ENGLISH);
                assertThat(english).as(key + kind).isNotBlank();
                assertThat(messages.getMessage(key + kind, null, "", Locale.FRENCH))
                        .as(key + kind)
                        .isNotBlank()
                        .isNotEqualTo(english);
            }
        }
    }

    @Test
    void aRuleIsWrittenByOneConfirmedByAnotherAndTellsWhatIsDue() throws Exception {
        UUID contact = contactLongAgo();
        MvcTestResult written = post(API + "/rules", officer, rule("P2Y"));
        assertThat(written).hasStatus(201);
        int version = body(written).path("version").asInt();
        String confirmation = API + "/rules/" + KIND + "/versions/" + version + "/confirmation";

        assertThat(post(confirmation, officer, "")).hasStatus(403);
        assertThat(post(confirmation, manager, "")).hasStatusOk();
        assertThat(post(confirmation, manager, "")).hasStatus(409);

        JsonNode kind = body(get(API + "/rules/" + KIND, manager));
        assertThat(kind.path("inForce").path("version").asInt()).isEqualTo(version);
        assertThat(kind.path("administrative").asBoolean()).isTrue();
        assertThat(kind.path("due").path("free").asInt()).isPositive();
        assertThat(body(get(API + "/rules", aPrivacyOfficer())).path("items"))
                .extracting(one -> one.path("kind").asString())
                .contains(KIND, "identifications", "identification-questions", "identification-codes", "enquiry-words");

        assertThat(retained.run(KIND)).isPositive();

        JsonNode newest =
                body(get(API + "/disposals?limit=1", officer)).path("items").get(0);
        assertThat(newest.path("kind").asString()).isEqualTo(KIND);
        assertThat(newest.path("version").asInt()).isEqualTo(version);
        assertThat(reason(contact)).isEmpty();
        assertThat(get("/api/v1/clients/me/disclosures", marie(client)))
                .hasStatusOk()
                .bodyText()
                .contains("What had been kept about you long enough was disposed of", KIND + "@" + version);
        assertThat(get(PAGES + "/disposals", officer))
                .bodyText()
                .contains("What was said in contacts", "Version " + version)
                .doesNotContain("??");
    }

    @Test
    void aRuleShorterThanTheLawIsRefusedByNamingTheField() {
        assertThat(post(API + "/rules", officer, rule("P1Y")))
                .hasStatus(400)
                .bodyText()
                .contains("\"period\"", "at least two years")
                .doesNotContain("provision");
        assertThat(post(API + "/rules", officer, "{}"))
                .hasStatus(400)
                .bodyText()
                .contains("kind", "period", "instrumentEn", "instrumentFr", "provision", "validFrom");
    }

    @Test
    void aHoldStopsDisposalUntilItIsReleased() throws Exception {
        retained.rule(KIND, "P2Y");
        UUID contact = contactLongAgo();
        MvcTestResult placed = post(API + "/holds", officer, hold("CLIENT", client.toString()));
        assertThat(placed).hasStatus(201).bodyText().doesNotContain("she sues");
        String one = API + "/holds/" + body(placed).path("id").asString();

        retained.run(KIND);
        assertThat(reason(contact)).isNotEmpty();
        assertThat(get(one, officer)).hasStatusOk().bodyText().contains("she sues");
        assertThat(get(API + "/holds", officer))
                .bodyText()
                .contains(client.toString())
                .doesNotContain("she sues");

        assertThat(post(one + "/release", officer, "{}"))
                .hasStatus(400)
                .bodyText()
                .contains("reason");
        assertThat(post(one + "/release", officer, "{\"reason\": \"Settled\"}")).hasStatusOk();
        assertThat(post(one + "/release", officer, "{\"reason\": \"Settled\"}")).hasStatus(409);
        assertThat(retained.run(KIND)).isPositive();
        assertThat(reason(contact)).isEmpty();
        assertThat(body(get(API + "/holds?standing=false", officer))
                        .path("total")
                        .asInt())
                .isPositive();
    }

    @Test
    void nobodyElseReadsOrWritesAnyOfIt() {
        for (RequestPostProcessor other : List.of(anAgent(), marie(client), aManager())) {
            for (String path : List.of("/rules", "/holds", "/disposals", "/rules/" + KIND, "/holds/" + client)) {
                assertThat(get(API + path, other)).hasStatus(403);
            }
            assertThat(post(API + "/holds", other, hold("EVERYTHING", null))).hasStatus(403);
            assertThat(post(API + "/rules", other, rule("P2Y"))).hasStatus(403);
        }
        assertThat(post(API + "/rules", aPrivacyOfficer(), rule("P2Y"))).hasStatus(403);
        for (String path : List.of("/holds", "/disposals")) {
            assertThat(get(API + path, manager)).hasStatus(403);
            assertThat(get(PAGES + path, manager)).hasStatus(403);
        }
        assertThat(mvc.get().uri(API + "/rules")).hasStatus(401);
        assertThat(get(API + "/rules/no-such", officer)).hasStatus(404);
        assertThat(get(API + "/holds/" + UUID.randomUUID(), officer)).hasStatus(404);
    }

    @Test
    void thePagesTellTheRulesInBothLanguages() {
        retained.rule(KIND, "P2Y");
        for (RequestPostProcessor reader : List.of(officer, manager)) {
            assertThat(get(PAGES, reader))
                    .hasStatusOk()
                    .bodyText()
                    .contains("What was said in contacts", "2 years", "Unlike Act, s. 6(3)")
                    .doesNotContain("??");
            assertThat(get(PAGES + "?lang=fr", reader))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Ce qui a été dit lors des contacts", "2 ans", "Loi Unlike")
                    .doesNotContain("??");
        }
        assertThat(get(PAGES + "/rules/" + KIND + "?lang=fr", aPrivacyOfficer()))
                .hasStatusOk()
                .bodyText()
                .contains("En vigueur", "au moins deux ans")
                .doesNotContain("??", "Rédiger une autre version");
        assertThat(get(PAGES + "/rules/no-such", officer)).hasStatus(404);
    }

    @Test
    void aRuleIsWrittenAndConfirmedOnPages() {
        String one = PAGES + "/rules/" + KIND;
        assertThat(get(one + "/new", officer)).hasStatusOk().bodyText().doesNotContain("??");
        assertThat(send(one + "/new", officer, Map.of("period", "P1Y", "validFrom", TODAY.toString())))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"period-error\"", "id=\"instrumentEn-error\"", "at least two years")
                .doesNotContain("id=\"validFrom-error\"", "??");
        assertThat(send(
                        one + "/new",
                        officer,
                        Map.of(
                                "period", "P30M",
                                "instrumentEn", "Act of pages",
                                "instrumentFr", "Loi des pages",
                                "provision", "s. 9",
                                "validFrom", TODAY.toString())))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo(one + "?done");
        assertThat(get(one + "?done", officer))
                .bodyText()
                .contains("Act of pages, s. 9", "30 months", "To be confirmed")
                .doesNotContain("/confirmation", "??");
        int version = jdbc.sql("select max(version) from registry.retention_rule where kind = ?")
                .param(KIND)
                .query(Integer.class)
                .single();
        String confirmation = one + "/versions/" + version + "/confirmation";
        assertThat(get(one, manager)).bodyText().contains(confirmation, "cannot be had back");
        assertThat(send(confirmation, manager, Map.of())).hasStatus(302);
        assertThat(get(one, manager)).bodyText().contains("In force").doesNotContain(confirmation);
    }

    @Test
    void aHoldIsPlacedReadAndReleasedOnPages() throws Exception {
        assertThat(get(PAGES + "/holds/new", officer)).hasStatusOk().bodyText().doesNotContain("??");
        assertThat(send(PAGES + "/holds/new", officer, Map.of("scope", "CLIENT", "client", "nobody")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"client-error\"", "id=\"cause-error\"", "id=\"reason-error\"", "id=\"reviewDue-error\"")
                .doesNotContain("id=\"kind-error\"", "??");
        assertThat(send(
                        PAGES + "/holds/new",
                        officer,
                        Map.of(
                                "scope", "CLIENT",
                                "client", client.toString(),
                                "cause", "INVESTIGATION",
                                "authority", "Privacy Act, s. 34",
                                "orderedBy", "Privacy Commissioner",
                                "reason", "A complaint is looked into",
                                "reviewDue", TODAY.plusYears(1).toString())))
                .hasStatus(302);
        String id = body(get(API + "/holds", officer))
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(get(PAGES + "/holds?lang=fr", officer))
                .bodyText()
                .contains("Une suspension a cours.", "Enquête", client.toString())
                .doesNotContain("A complaint", "??");
        assertThat(get(PAGES + "/holds/" + id, officer))
                .bodyText()
                .contains("A complaint is looked into", "Release the hold")
                .doesNotContain("??");
        assertThat(send(PAGES + "/holds/" + id + "/release", officer, Map.of()))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"reason-error\"");
        assertThat(send(PAGES + "/holds/" + id + "/release", officer, Map.of("reason", "Not founded")))
                .hasStatus(302);
        assertThat(get(PAGES + "/holds?all=true&lang=fr", officer))
                .bodyText()
                .contains("Levée")
                .doesNotContain("??");
        assertThat(get(PAGES + "/holds/" + id, officer))
                .bodyText()
                .contains("Not founded")
                .doesNotContain("Release the hold");
    }

    private UUID contactLongAgo() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into catalog.contact (id, channel, account, office, reason, kind, client_id, opened_at, ended_at,
                                             disposition, expires_at)
                values (:id, 'PHONE', 'agent', 'gatineau', 'her pension', 'ENQUIRY', :client, :at, :at, 'RESOLVED', :at)
                """)
                .param("id", id)
                .param("client", client)
                .param("at", java.sql.Timestamp.from(Retained.LONG_AGO))
                .update();
        return id;
    }

    private String reason(UUID contact) {
        return jdbc.sql("select reason from catalog.contact where id = ?")
                .param(contact)
                .query(String.class)
                .single();
    }

    private static String rule(String period) {
        return JSON.writeValueAsString(Map.of(
                "kind",
                KIND,
                "period",
                period,
                "instrumentEn",
                "Act",
                "instrumentFr",
                "Loi",
                "provision",
                "s. 4",
                "validFrom",
                TODAY.toString()));
    }

    private static String hold(String scope, @org.jspecify.annotations.Nullable String of) {
        return JSON.writeValueAsString(Map.of(
                "scope", scope,
                "client", String.valueOf(of),
                "cause", "LITIGATION",
                "authority", "Canada Evidence Act, s. 30",
                "orderedBy", "Department of Justice",
                "reason", "she sues",
                "reviewDue", TODAY.plusYears(1).toString()));
    }

    private MvcTestResult get(String path, RequestPostProcessor as) {
        return mvc.get().uri(path).with(as).exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor as, String json) {
        return mvc.post()
                .uri(path)
                .with(as)
                .contentType("application/json")
                .content(json)
                .exchange();
    }

    private MvcTestResult send(String path, RequestPostProcessor as, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(as).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static JsonNode body(MvcTestResult answer) throws UnsupportedEncodingException {
        return JSON.readTree(answer.getResponse().getContentAsString(UTF_8));
    }
}
