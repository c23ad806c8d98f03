package org.guichet.channel.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Declared;
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

/** A citizen consents of her own accord, and again after she took it back; nothing is ticked for her. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class ConsentGivingPagesIT {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk townsfolk;

    @Autowired
    private Authorities authorities;

    private final String purpose = "p" + UUID.randomUUID();
    private ClientId she = new ClientId(new UUID(0, 0));

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aClient() {
        she = townsfolk.somebody();
    }

    @Test
    void sheConsentsOfHerOwnAccordAndAgainAfterSheTookItBack() {
        declare(Installation.consentNeeded(purpose, "guichet"), notice("1"));
        assertThat(get("/me/consents?lang=fr")).contains("Ce à quoi vous pouvez consentir", link());
        assertThat(get("/me/consents/new?lang=fr&notice=" + purpose))
                .contains("Pouvons-nous ?", "<blockquote class=\"govuk-inset-text\" lang=\"fr\"", "Oui, je consens")
                .contains("href=\"?notice=" + purpose + "&amp;lang=en\"")
                .contains("Vous êtes libre de refuser", "value=\"income\"", "value=\"employment\"")
                .doesNotContain("checked", "??");

        String given = given("income");

        assertThat(get("/me/consents?lang=en&done=GIVEN&of=" + given))
                .contains("Your consent is given", "/me/consents/" + given + "/receipt");
        assertThat(get("/me/consents/" + given + "/history?lang=en"))
                .contains("Given", "in the portal", "1, in French");
        assertThat(post("/me/consents/" + given + "/withdrawal", Map.of())).hasStatus(302);
        assertThat(get("/me/consents?lang=en")).contains("Withdrawn", link());
        assertThat(given("income", "employment")).isNotEqualTo(given);
        assertThat(get("/me/consents?lang=en")).doesNotContain(link());
    }

    @Test
    void nothingIsGivenThatSheDidNotTickOrThatWasNotShown() {
        declare(Installation.consentNeeded(purpose, "guichet"), notice("1"));

        assertThat(post("/me/consents/new", Map.of("notice", purpose, "version", "1", "language", "en")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"dataCategories-error\"", "is needed", "May we?");
        assertThat(post(
                        "/me/consents/new",
                        Map.of("notice", purpose, "version", "0", "language", "en", "dataCategories", "income")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#noticeVersion\"")
                .doesNotContain("checked");
        assertThat(get("/me/consents?lang=en")).contains("You have given no consent");
    }

    @Test
    void whatRestsOnLawIsNotAskedOfHer() {
        declare(notice("1"));

        assertThat(get("/me/consents?lang=en")).doesNotContain(link());
        assertThat(mvc.get()
                        .uri("/me/consents/new?notice=" + purpose)
                        .with(marie(she.value()))
                        .accept("text/html"))
                .hasStatus(404);
        assertThat(post(
                        "/me/consents/new",
                        Map.of("notice", purpose, "version", "1", "language", "en", "dataCategories", "income")))
                .hasStatus(404);
    }

    @Test
    void nobodyGetsAnythingOfWhomSheWasNotToldNorWhoGetsItWithoutAsking() {
        declare(
                Installation.consentNeeded(purpose, "guichet"),
                Installation.consentNeeded(purpose, "oas"),
                new Declared.OfNotice(
                        purpose,
                        "1",
                        LocalDate.of(2000, 1, 1),
                        true,
                        List.of("income", "employment"),
                        List.of("guichet", "oas"),
                        Map.of("en", "May we?", "fr", "Pouvons-nous ?")));
        assertThat(get("/me/consents/new?lang=en&notice=" + purpose))
                .contains("name=\"recipients\" value=\"guichet\"", "name=\"recipients\" value=\"oas\"");

        String given = given("income");

        assertThat(jdbc.sql("select distinct unnest(recipients) from registry.consent where id = cast(? as uuid)")
                        .param(given)
                        .query(String.class)
                        .list())
                .containsExactly("guichet");
    }

    private String link() {
        return "/me/consents/new?notice=" + purpose + "\"";
    }

    private String given(String... categories) {
        var request = mvc.post()
                .uri("/me/consents/new")
                .with(marie(she.value()))
                .with(csrf())
                .param("notice", purpose)
                .param("version", "1")
                .param("language", "fr")
                .param("recipients", "guichet")
                .param("dataCategories", categories);
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus(302);
        Matcher of = Pattern.compile("/me/consents\\?done=GIVEN&of=([0-9a-f-]{36})")
                .matcher(String.valueOf(answer.getResponse().getRedirectedUrl()));
        assertThat(of.matches()).isTrue();
        return of.group(1);
    }

    private void declare(Declared... declared) {
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(declared)));
    }

    private Declared notice(String version) {
        return new Declared.OfNotice(
                purpose,
                version,
                LocalDate.of(2000, 1, 1),
                true,
                List.of("income", "employment"),
                List.of("guichet"),
                Map.of("en", "May we?", "fr", "Pouvons-nous ?"));
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(marie(she.value())).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private String get(String path) {
        MvcTestResult answer =
                mvc.get().uri(path).with(marie(she.value())).accept("text/html").exchange();
        assertThat(answer).hasStatus(200);
        return Townsfolk.text(answer);
    }
}
