package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {
            "guichet.security.issuer=https://issuer.example",
            "guichet.duties.enabled=false",
            "guichet.figures.seconds=8"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class AuditPackIT {
    private static final String PACKS = "/api/v1/privacy/audit-packs";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    @Qualifier("packDuty")
    private Object duty;

    private final Instant to = Instant.now();
    private final RequestPostProcessor other =
            staff("privacy-office", "officer-" + UUID.randomUUID(), Role.PRIVACY_OFFICER);

    @BeforeEach
    void declared() {
        Installation.declare(authorities);
    }

    @Test
    void isAskedForMadeAndFetched() {
        MvcTestResult asked = ask(aPrivacyOfficer(), period());
        assertThat(asked).hasStatus(202);
        String place = Objects.requireNonNull(asked.getResponse().getHeader("Location"));
        assertThat(json(asked).path("state").asString()).isEqualTo("MAKING");
        assertThat(get(place + "/file", aPrivacyOfficer()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("MAKING");

        ReflectionTestUtils.invokeMethod(duty, "make");

        assertThat(json(get(place, aPrivacyOfficer())).path("state").asString()).isEqualTo("READY");
        assertThat(get(PACKS + "?limit=100", other))
                .hasStatusOk()
                .bodyText()
                .contains(place.substring(PACKS.length() + 1));
        MvcTestResult file = get(place + "/file", other);
        assertThat(file)
                .hasStatusOk()
                .hasContentType("application/zip")
                .hasHeader("Cache-Control", "no-store")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.getFirst()).startsWith("attachment;"));
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void isForPrivacyOfficersAlone() {
        String place =
                PACKS + "/" + json(ask(aPrivacyOfficer(), period())).path("id").asString();
        for (RequestPostProcessor stranger : List.of(aManager(), anAgent(), aSupervisor(), marie(UUID.randomUUID()))) {
            for (MvcTestResult refused : List.of(
                    ask(stranger, period()),
                    get(PACKS, stranger),
                    get(place, stranger),
                    get(place + "/file", stranger))) {
                assertThat(refused)
                        .hasStatus(403)
                        .bodyJson()
                        .extractingPath("$.type")
                        .asString()
                        .endsWith("/problems/not-granted");
            }
            assertThat(mvc.get().uri("/privacy/audit-packs").with(stranger)).hasStatus(403);
        }
        assertThat(mvc.post().uri(PACKS).contentType("application/json").content(JSON.writeValueAsString(period())))
                .hasStatus(401);
        ReflectionTestUtils.invokeMethod(duty, "make");
    }

    @Test
    void namesEveryWrongFieldAndKnowsWhatIsNotThere() {
        assertThat(ask(other, Map.of("to", to.plusSeconds(86_400), "programmes", List.of("no-such"))))
                .hasStatus(400)
                .bodyText()
                .contains("\"from\"", "\"to\"", "programmes[0]");
        assertThat(ask(other, Map.of("from", "yesterday"))).hasStatus(400);
        assertThat(get(PACKS + "/" + UUID.randomUUID(), other)).hasStatus(404);
        assertThat(get(PACKS + "/" + UUID.randomUUID() + "/file", other)).hasStatus(404);
        assertThat(get(PACKS + "?limit=0", other)).hasStatus(400);
    }

    @Test
    void thePageAsksListsAndRefusesInBothLanguages() {
        assertThat(page(other, "2026-01-01", "2025-01-01", "no-such"))
                .hasStatus(400)
                .bodyText()
                .contains("must end after it begins", "is not one of the choices");
        assertThat(page(other, "nonsense", "", "")).hasStatus(400).bodyText().contains("#from", "#to");
        String today = to.toString().substring(0, 10);
        assertThat(page(other, today, today, "oas")).hasStatus(302);
        assertThat(mvc.get().uri("/privacy/audit-packs?asked").with(other))
                .hasStatusOk()
                .bodyText()
                .contains("Audit packs", "Being made", "0 of 13 points", "oas");

        ReflectionTestUtils.invokeMethod(duty, "make");

        String made =
                text(mvc.get().uri("/privacy/audit-packs?lang=fr").with(other).exchange());
        assertThat(made).contains("Dossiers de vérification", "Télécharger le fichier", "Prêt");
        String file = made.substring(made.indexOf("/privacy/audit-packs/"), made.indexOf("/file\"") + "/file".length());
        assertThat(mvc.get().uri(file).with(other)).hasStatusOk().hasContentType("application/zip");
    }

    @Test
    void figuresAreTablesWithAPictureInThemAndGroupsOfFewSayNothing() {
        answers(12, "PHONE", "GIVEN");
        answers(18, "IN_PERSON", "GIVEN");
        answers(2, "IN_PERSON", "REFUSED");
        answers(4, "PHONE", "REFUSED");
        answers(3, "ONLINE", "GIVEN");

        String english = text(figures(other, "", ""));
        assertThat(english)
                .contains("at a glance", "Refused (%)", "<svg", "<caption", ">all<")
                .contains("width=\"10\"></rect>")
                .as("neither those of whom there are few, nor those from whom they could be told")
                .doesNotContain("width=\"25\"></rect>", ">25</td>");
        String french =
                text(mvc.get().uri("/privacy/figures?lang=fr").with(other).exchange());
        assertThat(french).contains("en un coup d’œil", "Refusés (%)", ">tous<");
        assertThat(jdbc.sql(
                                "select count(*) from registry.access_log where kind = 'LOG_REVIEW' and 'figures' = any(attributes)")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void figuresAreForPrivacyOfficersAloneAndNameWhatIsWrong() {
        for (RequestPostProcessor stranger : List.of(aManager(), anAgent(), marie(UUID.randomUUID()))) {
            assertThat(mvc.get().uri("/privacy/figures").with(stranger)).hasStatus(403);
        }
        assertThat(figures(other, "nonsense", "no-such"))
                .hasStatus(400)
                .bodyText()
                .contains("#from", "#programmes", "must be a date");
    }

    @Test
    void figuresThatTakeTooLongSaySoAndAskForLess() throws SQLException {
        try (Connection another = database.getConnection();
                Statement held = another.createStatement()) {
            another.setAutoCommit(false);
            held.execute("lock table registry.consent_event in access exclusive mode");
            assertThat(figures(other, "", ""))
                    .hasStatus(503)
                    .bodyText()
                    .contains("Choose a shorter period", "name=\"from\"")
                    .doesNotContain("<svg");
            another.rollback();
        }
        assertThat(figures(other, "", "")).hasStatusOk();
    }

    @Test
    void yearsNoCalendarReachesAreNamedByTheirFields() {
        for (String absurd : List.of("+999999999-12-31", "-999999999-01-01", "+10000-01-01")) {
            for (String place : List.of("/privacy/audit-packs", "/privacy/figures", "/privacy/access-log")) {
                assertThat(mvc.post()
                                .uri(place)
                                .param("from", absurd)
                                .param("to", absurd)
                                .with(other)
                                .with(csrf()))
                        .as(place + " " + absurd)
                        .hasStatus(400)
                        .bodyText()
                        .contains("#from", "#to", "is too early or too late");
            }
            String instant = absurd + "T00:00:00Z";
            assertThat(ask(other, Map.of("from", instant, "to", instant)))
                    .hasStatus(400)
                    .bodyText()
                    .contains("\"from\"", "\"to\"");
            assertThat(mvc.get()
                            .uri("/api/v1/privacy/access-log")
                            .param("from", instant)
                            .param("to", instant)
                            .with(other))
                    .hasStatus(400)
                    .bodyText()
                    .contains("\"from\"", "\"to\"");
        }
    }

    /** So many people answered otherwise than anybody else does in these tests: each group is theirs alone. */
    private void answers(int people, String channel, String state) {
        for (int each = 0; each < people; each++) {
            UUID consent = UUID.randomUUID();
            jdbc.sql("""
                    insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version,
                        language, created_at)
                    values (?, ?, 'service-delivery', '{income}', '{guichet}', '2026-1', 'en', now())
                    """).params(consent, UUID.randomUUID()).update();
            jdbc.sql("""
                    insert into registry.consent_event (consent_id, sequence, state, at, method, assurance, actor_kind,
                        actor_id, channel, script_version)
                    values (?, 1, ?, now() - interval '1 hour', 'PHONE_SCRIPT', 'SUBSTANTIAL', 'PERSON', 'unlike', ?, '1')
                    """).params(consent, state, channel).update();
        }
    }

    private MvcTestResult figures(RequestPostProcessor who, String from, String programmes) {
        return mvc.post()
                .uri("/privacy/figures")
                .param(
                        "from",
                        from.equals("nonsense")
                                ? from
                                : to.minus(Duration.ofDays(7)).toString().substring(0, 10))
                .param("to", to.toString().substring(0, 10))
                .param("programmes", programmes)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private Map<String, Object> period() {
        return Map.of("from", to.minus(Duration.ofDays(7)), "to", to);
    }

    private MvcTestResult page(RequestPostProcessor who, String from, String last, String programmes) {
        return mvc.post()
                .uri("/privacy/audit-packs")
                .param("from", from)
                .param("to", last)
                .param("programmes", programmes)
                .with(who)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult ask(RequestPostProcessor who, Map<String, Object> body) {
        return mvc.post()
                .uri(PACKS)
                .with(who)
                .contentType("application/json")
                .content(JSON.writeValueAsString(body))
                .exchange();
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(text(result));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
