package org.guichet.channel.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aNewcomer;
import static org.guichet.channel.security.Tokens.aNewcomersSession;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.mariesSession;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From an account that belongs to nobody to a record of one's own, online or by way of a counter. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class OwnRegistrationPagesIT {
    private static final LocalDate BORN = LocalDate.of(1957, 4, 2);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk townsfolk;

    private final String account = "newcomer-" + UUID.randomUUID();
    private final String family = Unlike.aName();

    @BeforeEach
    void anInstallation() {
        townsfolk.somebody();
    }

    @Test
    void bringsHerToTheOnePageThatIsOpenToHer() {
        assertThat(get("/me")).hasStatus(302).hasRedirectedUrl("/me/registration");
        assertThat(get("/me/consents")).hasStatus(302).hasRedirectedUrl("/me/registration");
        assertThat(get("/desk")).hasStatus(403);
        assertThat(Townsfolk.text(get("/me/registration")))
                .contains("Begin your record", "autocomplete=\"family-name\"")
                .doesNotContain("??", "/me/disclosures");
        assertThat(Townsfolk.text(get("/me/registration?lang=fr")))
                .contains("Ouvrir votre dossier")
                .doesNotContain("??");
        assertThat(mvc.get()
                        .uri("/me/registration")
                        .with(mariesSession(new UUID(0, 1)))
                        .accept("text/html"))
                .hasStatus(302)
                .hasRedirectedUrl("/me");
    }

    @Test
    void beginsHerRecordAndSignsHerInAgain() {
        assertThat(post("/me/registration", told()))
                .hasStatus(302)
                .hasRedirectedUrl("/oauth2/authorization/citizen-portal");
        assertThat(get("/me/registration")).hasRedirectedUrl("/oauth2/authorization/citizen-portal");
    }

    @Test
    void namesEveryWrongFieldAndKeepsWhatWasTyped() {
        Map<String, String> told = new HashMap<>(told());
        told.put("dateOfBirth", "1957-02-30");

        assertThat(post("/me/registration", told))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"dateOfBirth-error\"", "value=\"" + family + "\"")
                .doesNotContain("??");
        assertThat(post("/me/registration", Map.of()))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"familyName-error\"", "id=\"dateOfBirth-error\"");
    }

    @Test
    void sendsWhoeverMayBeKnownToACounterAndShowsHerNobody() {
        ClientId known = townsfolk.somebody(family, BORN);

        MvcTestResult answer = post("/me/registration", told());

        assertThat(answer).hasStatusOk();
        String page = Townsfolk.text(answer);
        assertThat(page)
                .contains("Please come to an office")
                .doesNotContain(known.toString(), "??")
                .containsPattern("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(Townsfolk.text(get("/me/registration"))).contains(code(page));
        assertThat(Townsfolk.text(get("/me/registration?lang=fr")))
                .contains("Veuillez vous présenter à un bureau")
                .doesNotContain("??");
    }

    @Test
    void bindsHerAccountAtTheDesk() {
        ClientId known = townsfolk.somebody(family, BORN);
        String code = code(Townsfolk.text(post("/me/registration", told())));
        String client = Townsfolk.identifiedContact(mvc) + "/clients/" + known;

        assertThat(Townsfolk.text(desk(client))).contains(client + "/account").doesNotContain("??");
        assertThat(Townsfolk.text(desk(client + "/account")))
                .contains("Online account")
                .doesNotContain("??");
        assertThat(bind(client, "ABCD-9999")).hasStatus(400).bodyText().contains("id=\"code-error\"");
        assertThat(bind(client, code)).hasStatus(302).hasRedirectedUrl(client + "?account");
        assertThat(Townsfolk.text(desk(client + "?account"))).contains("now belongs to this client");

        assertThat(get("/me/registration")).hasRedirectedUrl("/oauth2/authorization/citizen-portal");
    }

    @Test
    void registersHerThroughTheApiOnceAndShowsHerNobody() {
        ClientId known = townsfolk.somebody(family, BORN);
        String body = """
                {"facts": [{"attribute": "familyName", "value": "%s"}, {"attribute": "dateOfBirth", "value": "%s"}]}
                """;

        assertThat(api(body.formatted(family, BORN)))
                .hasStatus(202)
                .bodyText()
                .contains("\"outcome\":\"NEEDS_REVIEW\"", "\"candidates\":[]", "\"code\":\"")
                .doesNotContain(known.toString());
        assertThat(api(body.formatted(Unlike.aName(), "1961-02-03")))
                .hasStatus(202)
                .bodyText()
                .contains("NEEDS_REVIEW");
        assertThat(mvc.post()
                        .uri("/api/v1/clients")
                        .with(aNewcomer("newcomer-" + UUID.randomUUID()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(Unlike.aName(), "1961-02-03")))
                .hasStatus(201)
                .bodyText()
                .contains("\"outcome\":\"REGISTERED\"");
        assertThat(mvc.post()
                        .uri("/api/v1/clients/search")
                        .with(aNewcomer(account))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(403);
    }

    @Test
    void bindsNothingThroughTheApiWithoutAContact() {
        ClientId known = townsfolk.somebody(family, BORN);

        assertThat(mvc.post()
                        .uri("/api/v1/clients/" + known + "/account")
                        .with(anAgent())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"code\": \"ABCD-2346\"}"))
                .hasStatus(403);
    }

    private Map<String, String> told() {
        return Map.of("familyName", family, "dateOfBirth", BORN.toString());
    }

    private static String code(String page) {
        Matcher code = Pattern.compile(">([A-Z0-9]{4}-[A-Z0-9]{4})<").matcher(page);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .with(aNewcomersSession(account))
                .accept("text/html")
                .exchange();
    }

    private MvcTestResult desk(String path) {
        return mvc.get().uri(path).with(anAgent()).accept("text/html").exchange();
    }

    private MvcTestResult bind(String client, String code) {
        return mvc.post()
                .uri(client + "/account")
                .with(anAgent())
                .with(csrf())
                .param("code", code)
                .exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(aNewcomersSession(account)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult api(String body) {
        return mvc.post()
                .uri("/api/v1/clients")
                .with(aNewcomer(account))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
