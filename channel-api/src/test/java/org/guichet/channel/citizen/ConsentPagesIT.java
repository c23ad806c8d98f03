package org.guichet.channel.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aCallAgent;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class ConsentPagesIT {
    private static final Pattern NOTICE = Pattern.compile("/me/consents/([0-9a-f-]{36})/notice");
    private static final Map<String, String> SHOWN = Map.of("version", "2026-1", "language", "fr");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    private ClientId client = new ClientId(new UUID(0, 0));
    private String contact = "";

    @BeforeEach
    void aClientAtTheCounter() {
        Installation.declare(authorities);
        Acting.run(
                Installation.importing(),
                () -> client = ((Registered.New) registration.register(List.of(
                                fact("familyName", Unlike.aName(), Source.Kind.CLIENT, "portal"),
                                fact("income.net", new BigDecimal("8400"), Source.Kind.PROGRAMME, "cra"))))
                        .client());
        contact = Objects.requireNonNull(post("/desk/contacts", anAgent(), Map.of("reason", "consent"))
                .getResponse()
                .getRedirectedUrl());
        post(contact + "/identification", anAgent(), Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        ask();
    }

    @Test
    void sheReadsTheNoticeAnswersAndSeesWhatWasSaid() {
        RequestPostProcessor her = marie(client.value());
        String consent = asked();
        assertThat(get("/me/consents/" + consent + "/notice?lang=fr", her))
                .contains("Nous l’utiliserions.", "lang=\"fr\"", "Oui, je consens", "Non, je ne consens pas")
                .doesNotContain("checked");

        assertThat(post("/me/consents/" + consent + "/giving", her, SHOWN))
                .hasStatus(302)
                .hasRedirectedUrl("/me/consents?done=GIVEN&of=" + consent);

        assertThat(get("/me/consents?done=GIVEN&lang=en&of=" + consent, her))
                .contains(
                        "Your consent is given",
                        "Keep the receipt",
                        "/me/consents/" + consent + "/receipt\"",
                        "/me/consents/" + consent + "/withdrawal")
                .doesNotContain("/notice\"");
        assertThat(get("/me/consents/" + consent + "/history?lang=en", her))
                .contains("Requested", "Given", "in the portal", "2026-1, in French");
        assertThat(mvc.get()
                        .uri("/me/consents/" + consent + "/notice")
                        .with(her)
                        .accept("text/html"))
                .hasStatus(404);
    }

    @Test
    void whatSheReadsAnewSaysTheEndSheChose() {
        RequestPostProcessor her = marie(client.value());
        String purpose = "p" + UUID.randomUUID();
        declare(purpose, "1");
        MvcTestResult given = mvc.post()
                .uri("/api/v1/clients/me/consents")
                .with(her)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"purpose": "%s", "recipients": ["guichet"], "dataCategories": ["income"], "noticeVersion": "1",
                         "language": "en", "method": "PORTAL", "validUntil": "2090-07-01T16:00:00Z"}
                        """.formatted(purpose))
                .exchange();
        assertThat(given).hasStatus(201);
        String consent = Objects.requireNonNull(given.getResponse().getHeader("Location"))
                .replaceAll(".*/", "");
        declare(purpose, "2");

        assertThat(get("/me/consents/" + consent + "/notice?lang=en", her)).contains("Until", "July 1, 2090");
        post("/me/consents/" + consent + "/renewal", her, Map.of("version", "2", "language", "en"));

        assertThat(get("/me/consents?lang=en", her)).contains("Renewed", "July 1, 2090");
    }

    @Test
    void sheSaysNoAndNothingIsShared() {
        RequestPostProcessor her = marie(client.value());
        String consent = asked();

        assertThat(post("/me/consents/" + consent + "/refusal", her, SHOWN))
                .hasRedirectedUrl("/me/consents?done=REFUSED&of=" + consent);

        assertThat(get("/me/consents?lang=en", her)).contains("Refused").doesNotContain("/withdrawal\"");
    }

    @Test
    void aNoToWhatSheAllowedBeforeReadsAsWithdrawn() {
        RequestPostProcessor her = marie(client.value());
        String given = asked();
        post("/me/consents/" + given + "/giving", her, SHOWN);
        ask();

        post("/me/consents/" + asked() + "/refusal", her, SHOWN);

        assertThat(get("/me/consents?done=REFUSED&lang=en", her))
                .contains("Refused", "Withdrawn", "stops as well")
                .doesNotContain("/withdrawal\"");
        assertThat(get("/me/consents/" + given + "/history?lang=en", her)).contains("Given", "Withdrawn");
    }

    @Test
    void sheIsToldWhatStopsBeforeSheWithdrawsAtHomeAndAtTheCounter() {
        RequestPostProcessor her = marie(client.value());
        String consent = asked();
        post("/me/consents/" + consent + "/giving", her, SHOWN);
        assertThat(get("/me/consents/" + consent + "/withdrawal?lang=en", her))
                .contains("What stops", "Canada Revenue Agency")
                .contains("Net income of the year");
        String desk = contact + "/clients/" + client + "/consents";
        assertThat(get(contact + "/clients/" + client + "?lang=en", anAgent())).contains(desk);
        assertThat(get(desk + "?lang=fr", anAgent())).contains("Consentements", desk + "/" + consent + "/withdrawal");
        assertThat(get(desk + "/" + consent + "/withdrawal?lang=fr", anAgent()))
                .contains("Ce qui cesse", "Dites ceci au client");

        assertThat(post(desk + "/" + consent + "/withdrawal", anAgent(), Map.of()))
                .hasStatus(302)
                .hasRedirectedUrl(desk + "?withdrawn&of=" + consent);

        assertThat(get(desk + "?withdrawn&lang=en", anAgent())).contains("The consent is withdrawn");
        assertThat(get(desk + "/" + consent + "/history?lang=en", anAgent()))
                .contains("Withdrawn", "a member of staff, for whoever was there");
        assertThat(mvc.get()
                        .uri("/me/consents/" + consent + "/withdrawal")
                        .with(her)
                        .accept("text/html"))
                .hasStatus(404);
    }

    @Test
    void atTheCounterOnlyWhatIsTickedIsRecordedAndByPhoneTheScriptIsNamed() {
        String desk = contact + "/clients/" + client + "/consents";
        String form = desk + "/new?notice=service-delivery";
        assertThat(get(desk + "?lang=en", anAgent())).contains(form);
        assertThat(get(form + "&shown=fr&lang=en", anAgent()))
                .contains("Nous l’utiliserions.", "lang=\"fr\"", "Record only what she has signed")
                .doesNotContain("checked");
        Map<String, String> nothing = Map.of("notice", "service-delivery", "version", "2026-1", "language", "fr");
        assertThat(post(desk + "/new", anAgent(), nothing))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"dataCategories-error\"", "id=\"recipients-error\"");
        Map<String, String> ticked = Map.of(
                "notice", "service-delivery",
                "version", "2026-1",
                "language", "fr",
                "dataCategories", "income",
                "recipients", "guichet",
                "speaker", "CLIENT");
        leadsTo(post(desk + "/new", anAgent(), ticked), desk + "?given&of=");
        assertThat(get("/me/consents?lang=en", marie(client.value()))).contains("Given", "2026-1, in French");

        String call = Objects.requireNonNull(post("/desk/contacts", aCallAgent(), Map.of("reason", "consent"))
                .getResponse()
                .getRedirectedUrl());
        post(
                call + "/identification",
                aCallAgent(),
                Map.of("method", "knowledge-questions", "assurance", "SUBSTANTIAL"));
        String byPhone = call + "/clients/" + client + "/consents/new";
        assertThat(post(byPhone, aCallAgent(), ticked))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"scriptVersion-error\"", "word for word");
    }

    @Test
    void nobodyIsAskedOfWhatTheLawDoesNotLeaveToHer() {
        String purpose = "p" + UUID.randomUUID();
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(notice(purpose, "1"))));
        String desk = contact + "/clients/" + client + "/consents";
        Map<String, String> ticked = Map.of(
                "notice", purpose,
                "version", "1",
                "language", "en",
                "dataCategories", "income",
                "recipients", "guichet",
                "speaker", "CLIENT");

        assertThat(get(desk + "?lang=en", anAgent()))
                .contains("new?notice=service-delivery")
                .doesNotContain(purpose);
        assertThat(post(desk + "/new", anAgent(), ticked)).hasStatus(404);
        assertThat(mvc.get()
                        .uri(desk + "/new?notice={purpose}", purpose)
                        .with(anAgent())
                        .accept("text/html"))
                .hasStatus(404);

        declare(purpose, "1");
        assertThat(get(desk + "?lang=en", anAgent())).contains("new?notice=" + purpose);
        leadsTo(post(desk + "/new", anAgent(), ticked), desk + "?given&of=");
    }

    @Test
    void aLetterKeyedAtATelephoneNeedsNoScript() {
        MvcTestResult opened = mvc.post()
                .uri("/api/v1/contacts")
                .with(aCallAgent())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"reason": "a signed form came", "channel": "MAIL"}
                        """)
                .exchange();
        String letter = "/desk/contacts/"
                + Objects.requireNonNull(opened.getResponse().getHeader("Location"))
                        .replaceAll(".*/", "");
        post(letter + "/identification", aCallAgent(), Map.of("method", "signed-letter", "assurance", "SUBSTANTIAL"));
        String consents = letter + "/clients/" + client + "/consents";
        assertThat(get(consents + "/new?notice=service-delivery&lang=en", aCallAgent()))
                .contains("Record only what she has signed")
                .doesNotContain("scriptVersion");
        Map<String, String> ticked = Map.of(
                "notice", "service-delivery",
                "version", "2026-1",
                "language", "en",
                "dataCategories", "income",
                "recipients", "guichet",
                "speaker", "CLIENT");

        leadsTo(post(consents + "/new", aCallAgent(), ticked), consents + "?given&of=");
    }

    @Test
    void atTheCounterSheAnswersWhatIsAskedOfHer() {
        String desk = contact + "/clients/" + client + "/consents";
        String word = desk + "/" + asked() + "/word";
        assertThat(get(desk + "?lang=en", anAgent())).contains(word, "Take down the client’s answer");
        assertThat(get(word + "?shown=fr&lang=en", anAgent()))
                .contains("Nous l’utiliserions.", "lang=\"fr\"", "Record only what she has signed", "value=\"NO\"")
                .doesNotContain("scriptVersion", "??");
        assertThat(post(word, anAgent(), Map.of("word", "NO", "version", "0", "language", "en", "speaker", "CLIENT")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#noticeVersion\"");

        leadsTo(post(word, anAgent(), said("NO", "fr")), desk + "?refused&of=");

        assertThat(get(desk + "?refused&lang=en", anAgent()))
                .contains("The client’s no is recorded", "Refused")
                .doesNotContain(word);
        assertThat(mvc.get().uri(word).with(anAgent()).accept("text/html")).hasStatus(404);
        assertThat(post(word, anAgent(), said("YES", "fr"))).hasStatus(409);
    }

    @Test
    void whatWasSaidOnTheTelephoneIsConfirmedInASignedDocument() {
        String call = Objects.requireNonNull(post("/desk/contacts", aCallAgent(), Map.of("reason", "consent"))
                .getResponse()
                .getRedirectedUrl());
        post(
                call + "/identification",
                aCallAgent(),
                Map.of("method", "knowledge-questions", "assurance", "SUBSTANTIAL"));
        String byPhone = call + "/clients/" + client + "/consents";
        Map<String, String> said =
                Map.of("word", "YES", "version", "2026-1", "language", "en", "scriptVersion", "3", "speaker", "CLIENT");
        String word = "/" + asked() + "/word";
        leadsTo(post(byPhone + word, aCallAgent(), said), byPhone + "?given&of=");
        assertThat(get(byPhone + "?lang=en", aCallAgent()))
                .contains("Said on the telephone alone")
                .doesNotContain(word);
        Map<String, String> anew = said("ANEW", "en");
        assertThat(post(byPhone + word, aCallAgent(), anew))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"method-error\"");
        String desk = contact + "/clients/" + client + "/consents";
        assertThat(get(desk + "?lang=fr", anAgent())).contains(desk + word, "Consigner de nouveau");
        assertThat(get(desk + word + "?lang=fr", anAgent()))
                .contains("Le client consent", "value=\"ANEW\"")
                .doesNotContain("??");

        leadsTo(post(desk + word, anAgent(), anew), desk + "?given&of=");

        assertThat(get(desk + "?given&lang=en", anAgent())).contains("Renewed").doesNotContain(word);
    }

    @Test
    void nobodyElseSeesAnyOfIt() {
        String consent = asked();
        ClientId[] other = new ClientId[1];
        Acting.run(
                Installation.importing(),
                () -> other[0] = ((Registered.New) registration.register(
                                List.of(fact("familyName", Unlike.aName(), Source.Kind.CLIENT, "portal"))))
                        .client());
        RequestPostProcessor stranger = marie(other[0].value());
        for (String page : List.of("/notice", "/history", "/withdrawal", "/receipt", "/receipt/file?form=JOSE")) {
            assertThat(mvc.get()
                            .uri("/me/consents/" + consent + page)
                            .with(stranger)
                            .accept("text/html"))
                    .hasStatus(404);
        }
        assertThat(post("/me/consents/" + consent + "/giving", stranger, SHOWN)).hasStatus(404);
    }

    private static Map<String, String> said(String word, String language) {
        return Map.of("word", word, "version", "2026-1", "language", language, "speaker", "CLIENT");
    }

    private static void leadsTo(MvcTestResult answer, String start) {
        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl()).startsWith(start);
    }

    private void ask() {
        String id = contact.substring(contact.lastIndexOf('/') + 1);
        MvcTestResult asked = mvc.post()
                .uri("/api/v1/clients/" + client + "/consent-requests")
                .with(anAgent())
                .header("Contact-Id", id)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"purpose": "service-delivery", "recipients": ["guichet"], "dataCategories": ["income"],
                         "noticeVersion": "2026-1", "language": "en"}
                        """)
                .exchange();
        assertThat(asked).hasStatus(201);
    }

    private void declare(String purpose, String version) {
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(
                        List.of(Installation.consentNeeded(purpose, "guichet"), notice(purpose, version))));
    }

    private static Declared notice(String purpose, String version) {
        return new Declared.OfNotice(
                purpose,
                version,
                LocalDate.of(2000, 1, 1),
                true,
                List.of("income"),
                List.of("guichet"),
                Map.of("en", "May we?", "fr", "Pouvons-nous ?"));
    }

    private String asked() {
        Matcher link = NOTICE.matcher(get("/me/consents", marie(client.value())));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private String get(String path, RequestPostProcessor who) {
        MvcTestResult answer = mvc.get().uri(path).with(who).accept("text/html").exchange();
        try {
            assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static NewFact fact(String attribute, Object value, Source.Kind kind, String source) {
        return new NewFact(
                attribute,
                value,
                new Source(kind, source),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
