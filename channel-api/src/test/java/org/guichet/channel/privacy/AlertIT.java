package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class AlertIT {
    private static final String ALERTS = "/api/v1/privacy/alerts";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> EXPLAINED =
            Map.of("outcome", "EXPLAINED", "reason", "She had called in the morning");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    private final String agent = "agent-" + UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final RequestPostProcessor other =
            staff("privacy-office", "officer-" + UUID.randomUUID(), Role.PRIVACY_OFFICER);

    @BeforeEach
    void raised() {
        Installation.declare(authorities);
        jdbc.sql("""
                insert into registry.vigilance_alert (id, agent, office, client_id, raised_at, score, thresholds, findings,
                    rules, entries, looked_at, state, version)
                values (?, ?, 'gatineau', ?, now(), 12.5, 0,
                    '[{"rule": "SAME_SURNAME", "points": 6.5, "numbers": [2, 1200]},
                      {"rule": "CALLER_IDENTIFIED", "points": -1.5, "numbers": [1, 2]}]'::jsonb,
                    '{SAME_SURNAME}', '{}', now() - interval '2 days', 'OPEN', 0)
                """).params(id, agent, UUID.randomUUID()).update();
    }

    @Test
    void isListedByRuleStateAndPeriodAndReviewedOnce() {
        assertThat(get(ALERTS + "?rule=SAME_SURNAME&state=OPEN&limit=100"))
                .hasStatusOk()
                .bodyText()
                .contains(agent, "\"SAME_SURNAME\"");
        assertThat(get(ALERTS + "?rule=COLLEAGUE&limit=100")).bodyText().doesNotContain(agent);
        assertThat(get(ALERTS + "?state=EXPLAINED&limit=100")).bodyText().doesNotContain(agent);
        assertThat(get(ALERTS + "?to=2020-01-01T00:00:00Z&limit=100"))
                .bodyText()
                .doesNotContain(agent);
        assertThat(get(ALERTS + "?limit=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        MvcTestResult opened = get(ALERTS + "/" + id);
        assertThat(opened).hasStatusOk().hasHeader("ETag", "\"0\"");

        assertThat(review(other, "\"7\"", EXPLAINED)).hasStatus(412);
        assertThat(review(other, "\"0\"", EXPLAINED)).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(review(other, "\"1\"", EXPLAINED))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("EXPLAINED");
    }

    @Test
    void isForPrivacyOfficersAlone() {
        for (RequestPostProcessor stranger : List.of(aManager(), anAgent(), aSupervisor(), marie(UUID.randomUUID()))) {
            assertThat(mvc.get().uri(ALERTS).with(stranger)).hasStatus(403);
            assertThat(mvc.get().uri(ALERTS + "/" + id).with(stranger)).hasStatus(403);
            assertThat(review(stranger, "\"0\"", EXPLAINED)).hasStatus(403);
            assertThat(mvc.get().uri("/privacy/alerts").with(stranger)).hasStatus(403);
        }
        assertThat(mvc.get().uri(ALERTS)).hasStatus(401);
        RequestPostProcessor herself = staff("privacy-office", agent, Role.PRIVACY_OFFICER);
        assertThat(mvc.get().uri(ALERTS + "/" + id).with(herself)).hasStatus(404);
        assertThat(review(herself, "\"0\"", EXPLAINED)).hasStatus(404);
    }

    @Test
    void namesEveryWrongField() {
        assertThat(review(other, "\"0\"", Map.of("outcome", "PERHAPS", "reason", "x")))
                .hasStatus(400);
        assertThat(review(other, "\"0\"", Map.of())).hasStatus(400).bodyText().contains("\"outcome\"", "\"reason\"");
        assertThat(review(other, "none", EXPLAINED)).hasStatus(400).bodyText().contains("If-Match");
        assertThat(get(ALERTS + "?rule=NO_RULE")).hasStatus(400).bodyText().contains("\"rule\"");
        assertThat(get(ALERTS + "?state=NO_STATE")).hasStatus(400).bodyText().contains("\"state\"");
        assertThat(get(ALERTS + "?limit=0")).hasStatus(400);
        assertThat(get(ALERTS + "/" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void thresholdsAreSetInVersionsAndEachWrongFieldIsNamed() {
        MvcTestResult read = get("/api/v1/privacy/alert-thresholds");
        assertThat(read).hasStatusOk();
        String version = String.valueOf(read.getResponse().getHeader("ETag"));
        tools.jackson.databind.node.ObjectNode content = (tools.jackson.databind.node.ObjectNode)
                JSON.readTree(body(read)).path("thresholds");

        assertThat(set("\"99\"", content)).hasStatus(412);
        content.put("alertAt", 11.5);
        assertThat(set(version, content))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.thresholds.alertAt")
                .isEqualTo(11.5);
        assertThat(set(version, content)).hasStatus(412);
        content.put("alertAt", -1);
        ((tools.jackson.databind.node.ObjectNode) content.path("rules")).remove("COLLEAGUE");
        assertThat(set(version, content)).hasStatus(400).bodyText().contains("alertAt", "rules.COLLEAGUE");
        assertThat(mvc.get().uri("/api/v1/privacy/alert-thresholds").with(aSupervisor()))
                .hasStatus(403);
        assertThat(mvc.put()
                        .uri("/api/v1/privacy/persons-of-public-interest/" + UUID.randomUUID())
                        .with(other))
                .hasStatus(404);
    }

    private MvcTestResult set(String version, Object content) {
        return mvc.put()
                .uri("/api/v1/privacy/alert-thresholds")
                .with(other)
                .header("If-Match", version)
                .contentType("application/json")
                .content(content.toString())
                .exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void explainsItselfOnAPageInBothLanguages() {
        assertThat(get("/privacy/alerts?rule=SAME_SURNAME"))
                .hasStatusOk()
                .bodyText()
                .contains(agent, "Same family name");
        assertThat(get("/privacy/alerts/" + id))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The client bears the same family name. That is so of 2 of the 1200 clients she looked at before.",
                        "A caller was made sure of at 1 of 2 openings.");
        assertThat(mvc.get().uri("/privacy/alerts/" + id).with(other).header("Accept-Language", "fr"))
                .hasStatusOk()
                .bodyText()
                .contains("Le client porte le même nom de famille, comme 2 des 1200 clients consultés auparavant.");
        for (String rule : List.of("OWN_RECORD", "ODD_HOURS", "SEARCH_RUN")) {
            assertThat(get("/privacy/alerts?state=OPEN&rule=" + rule)).hasStatusOk();
        }
        assertThat(page("0", "", "")).hasStatus(400);
        assertThat(page("5", "EXPLAINED", "She had called in the morning")).hasStatus(409);
        assertThat(page("0", "UNCLEAR", "She had called in the morning")).hasStatus(302);
        assertThat(get("/privacy/alerts/" + id)).bodyText().contains("She had called in the morning");
    }

    private MvcTestResult page(String version, String outcome, String reason) {
        return mvc.post()
                .uri("/privacy/alerts/" + id)
                .param("version", version)
                .param("outcome", outcome)
                .param("reason", reason)
                .with(other)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(aPrivacyOfficer()).exchange();
    }

    private MvcTestResult review(RequestPostProcessor who, String version, Map<String, String> said) {
        return mvc.post()
                .uri(ALERTS + "/" + id + "/review")
                .with(who)
                .header("If-Match", version)
                .contentType("application/json")
                .content(JSON.writeValueAsString(said))
                .exchange();
    }
}
