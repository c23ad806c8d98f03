package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
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
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A representative is recorded at the desk, opens the client's pages as her own, and is stopped by the client. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class RepresentativePagesIT {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk townsfolk;

    private final String paulsName = Unlike.aName();
    private final String rosesName = Unlike.aName();
    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 0));

    @BeforeEach
    void twoClients() {
        rose = townsfolk.somebody(rosesName, LocalDate.of(1941, 3, 5));
        paul = townsfolk.somebody(paulsName, LocalDate.of(1971, 8, 9));
    }

    @Test
    void anAgentFindsAndRecordsTheRepresentativeAndEndsIt() {
        String list = desk(rose);
        assertThat(get(list, anAgent(), null)).contains("Nobody acts for this client");
        assertThat(post(list + "/search", anAgent(), null, Map.of("familyName", paulsName)))
                .hasStatus(400);
        assertThat(Townsfolk.text(post(
                        list + "/search",
                        anAgent(),
                        null,
                        Map.of("familyName", paulsName, "dateOfBirth", "1971-08-09"))))
                .contains(list + "/new?person=" + paul);
        assertThat(get(list + "/new?person=" + paul, anAgent(), null))
                .contains("Power of attorney for property", "Birth certificate");

        MvcTestResult wrong = post(
                list, anAgent(), null, Map.of("representativeId", paul.toString(), "name", "P.", "endsOn", "tomorrow"));
        assertThat(wrong)
                .hasStatus(400)
                .bodyText()
                .contains("id=\"endsOn-error\"", "id=\"kind-error\"", "value=\"P.\"");
        assertThat(post(list, anAgent(), null, Map.of("representativeId", paul.toString(), "endsOn", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"name-error\"", "id=\"kind-error\"", "id=\"may-error\"", "id=\"reference-error\"")
                .contains("What the representative may see is needed", "What the representative may do is needed")
                .containsSubsequence(
                        "href=\"#name\"",
                        "href=\"#kind\"",
                        "href=\"#categories\"",
                        "href=\"#services\"",
                        "href=\"#may\"",
                        "href=\"#reference\"");
        assertThat(record(list)).hasStatus(302).hasRedirectedUrl(list + "?recorded");

        String recorded = get(list + "?recorded", anAgent(), null);
        assertThat(recorded).contains("Paul Tremblay", "deed 12", "In force", "It counts from now on");
        assertThat(post(found(list + "/[0-9a-f-]{36}/ending", recorded), anAgent(), null, Map.of()))
                .hasStatus(302);
        assertThat(get(list, anAgent(), null)).contains("Ended").doesNotContain("/ending");
    }

    @Test
    void theRepresentativeTurnsToTheClientsPagesUntilTheClientStopsIt() {
        record(desk(rose));
        String mine = get("/me/representatives", marie(paul.value()), null);
        assertThat(mine).contains("Nobody acts for you", rosesName, "Open the pages of");

        MvcTestResult turned =
                post(found("/me/represented/[0-9a-f-]{36}/acting", mine), marie(paul.value()), null, Map.of());
        assertThat(turned).hasStatus(302).hasRedirectedUrl("/me");
        Cookie session = Objects.requireNonNull(turned.getResponse().getCookie("guichet"));
        assertThat(get("/me", marie(paul.value()), session))
                .contains("You act for", rosesName, "Power of attorney for property", "Back to my own pages");
        assertThat(get("/me/disclosures?lang=fr", marie(rose.value()), null)).contains("Une personne représentante");

        String hers = get("/me/representatives?lang=en", marie(rose.value()), null);
        String ending = found("/me/representatives/[0-9a-f-]{36}/ending", hers);
        assertThat(get(ending, marie(rose.value()), null)).contains("Stop Paul Tremblay acting for you?");
        assertThat(post(ending, marie(rose.value()), null, Map.of()))
                .hasStatus(302)
                .hasRedirectedUrl("/me/representatives?stopped");
        assertThat(mvc.get()
                        .uri("/me")
                        .with(marie(paul.value()))
                        .cookie(session)
                        .accept("text/html"))
                .hasStatus(403)
                .bodyText()
                .contains("You may no longer act for this person", "/me/representatives");
        assertThat(mvc.get().uri(ending).with(marie(rose.value())).accept("text/html"))
                .hasStatus(404);
        assertThat(post("/me/acting/ending", marie(paul.value()), session, Map.of()))
                .hasStatus(302);
        assertThat(get("/me", marie(paul.value()), session)).doesNotContain("You act for");
    }

    @Test
    void theRepresentativeActsNoMore() {
        record(desk(rose));
        String mine = get("/me/representatives", marie(paul.value()), null);
        String ending = found("/me/represented/[0-9a-f-]{36}/ending", mine);
        assertThat(get(ending, marie(paul.value()), null)).contains("Act for").contains(rosesName);

        assertThat(post(ending, marie(paul.value()), null, Map.of())).hasStatus(302);
        assertThat(get("/me/representatives", marie(paul.value()), null)).doesNotContain("/acting\"");
    }

    @Test
    void withHerLifeEndsWhatOthersMayDoAndHerEstateIsAdministered() {
        record(desk(rose));
        String mine = get("/me/representatives", marie(paul.value()), null);
        assertThat(mine).contains("ends when she dies");
        String acting = found("/me/represented/[0-9a-f-]{36}/acting", mine);
        Cookie session = Objects.requireNonNull(
                post(acting, marie(paul.value()), null, Map.of()).getResponse().getCookie("guichet"));

        townsfolk.died(rose);

        assertThat(mvc.get()
                        .uri("/me")
                        .with(marie(paul.value()))
                        .cookie(session)
                        .accept("text/html"))
                .hasStatus(403)
                .bodyText()
                .contains("This person has died", "executor", "/me/representatives");
        assertThat(mvc.get().uri("/me?lang=fr").with(marie(rose.value())).accept("text/html"))
                .hasStatus(403)
                .bodyText()
                .contains("Ce compte est celui d’une personne décédée", "succession");
        String list = desk(rose);
        assertThat(get(list + "?lang=en", anAgent(), null))
                .contains("Client has died")
                .doesNotContain("/ending");
        assertThat(get(list + "/new?person=" + paul, anAgent(), null))
                .contains("The client has died", "Executor or administrator", "Letters probate")
                .doesNotContain("Power of attorney for property");
        assertThat(record(list)).hasStatus(400).bodyText().contains("is for the living");
        assertThat(post(list, anAgent(), null, estate("")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"endsOn-error\"");
        String lastDay = LocalDate.now(ZoneOffset.UTC).plusYears(1).toString();
        assertThat(post(list, anAgent(), null, estate(lastDay))).hasStatus(302);

        String anew = get("/me/representatives", marie(paul.value()), null);
        assertThat(anew).contains("Executor or administrator", "You administer the estate");
        acting = found("/me/represented/[0-9a-f-]{36}/acting", anew);
        session = Objects.requireNonNull(
                post(acting, marie(paul.value()), null, Map.of()).getResponse().getCookie("guichet"));
        assertThat(get("/me", marie(paul.value()), session)).contains("You act for", "You administer the estate");
    }

    private Map<String, String> estate(String lastDay) {
        return Map.of(
                "representativeId", paul.toString(),
                "name", "Paul Tremblay",
                "kind", "ESTATE",
                "categories", "*",
                "services", "*",
                "may", "ACT",
                "proof", "WILL",
                "reference", "will 9, notary Roy",
                "endsOn", lastDay);
    }

    @Test
    void bothSidesAreToldTheDayAMinorComesOfAge() {
        LocalDate born = LocalDate.now(ZoneOffset.UTC).minusYears(17);
        ClientId child = townsfolk.somebody(Unlike.aName(), born);
        assertThat(post(
                        desk(child),
                        anAgent(),
                        null,
                        Map.of(
                                "representativeId", paul.toString(),
                                "name", "Paul Tremblay",
                                "kind", "GUARDIAN",
                                "categories", "*",
                                "services", "*",
                                "may", "ACT",
                                "proof", "BIRTH_CERTIFICATE",
                                "reference", "act of birth 88")))
                .hasStatus(302);

        assertThat(get("/me/representatives", marie(child.value()), null))
                .contains("of age on", String.valueOf(born.getYear() + 18));
        MvcTestResult turned = post(
                found("/me/represented/[0-9a-f-]{36}/acting", get("/me/representatives", marie(paul.value()), null)),
                marie(paul.value()),
                null,
                Map.of());
        assertThat(get("/me", marie(paul.value()), turned.getResponse().getCookie("guichet")))
                .contains("of age on", String.valueOf(born.getYear() + 18));
    }

    @Test
    void anAgentRecordsAndEndsARelation() {
        String list = desk(rose).replace("/representatives", "/relations");
        assertThat(get(list, anAgent(), null)).contains("No relation is recorded");
        assertThat(Townsfolk.text(post(
                        list + "/search",
                        anAgent(),
                        null,
                        Map.of("familyName", paulsName, "dateOfBirth", "1971-08-09"))))
                .contains("Find the other person", list + "/new?person=" + paul);
        assertThat(get(list + "/new?person=" + paul, anAgent(), null)).contains("common-law partner");
        assertThat(post(list, anAgent(), null, Map.of("otherId", paul.toString(), "name", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"name-error\"", "id=\"kind-error\"");
        assertThat(post(list, anAgent(), null, Map.of("otherId", paul.toString(), "startsOn", "1 May")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"startsOn-error\"");

        assertThat(post(
                        list,
                        anAgent(),
                        null,
                        Map.of("otherId", paul.toString(), "kind", "SPOUSE", "name", "Paul Tremblay")))
                .hasStatus(302);
        String recorded = get(list, anAgent(), null);
        assertThat(recorded).contains("Paul T.", "spouse").doesNotContain("Paul Tremblay");
        assertThat(post(found(list + "/[0-9a-f-]{36}/ending", recorded), anAgent(), null, Map.of()))
                .hasStatus(302);
        assertThat(get(list, anAgent(), null)).doesNotContain("/ending");
    }

    @Test
    void aClientSeesHerHouseholdAndSaysWhatHoldsNoLonger() {
        assertThat(get("/me/household", marie(rose.value()), null)).contains("Nobody is recorded");
        String list = desk(rose).replace("/representatives", "/relations");
        post(list, anAgent(), null, Map.of("otherId", paul.toString(), "kind", "SPOUSE", "name", "Paul Tremblay"));

        String hers = get("/me/household", marie(rose.value()), null);
        assertThat(hers).contains("Paul Tremblay, spouse").doesNotContain("Nobody is recorded");
        assertThat(get("/me/household?lang=fr", marie(paul.value()), null))
                .contains("Conjoint marié, dit par l’autre personne", "Mon ménage et ma famille")
                .doesNotContain("Tremblay");
        String ending = found("/me/household/[0-9a-f-]{36}/ending", hers);
        assertThat(get(ending + "?lang=en", marie(rose.value()), null))
                .contains("Paul Tremblay, spouse: has this ended?");
        assertThat(mvc.get()
                        .uri(ending)
                        .with(marie(townsfolk.somebody().value()))
                        .accept("text/html"))
                .hasStatus(404);

        assertThat(post(ending, marie(rose.value()), null, Map.of()))
                .hasStatus(302)
                .hasRedirectedUrl("/me/household?ended");
        assertThat(get("/me/household?ended", marie(rose.value()), null))
                .contains("It holds no longer", "Before", "Nobody is recorded")
                .doesNotContain("/ending");
        assertThat(mvc.get().uri(ending).with(marie(rose.value())).accept("text/html"))
                .hasStatus(404);
    }

    @Test
    void recordsNothingThatBeginsOnNoDate() {
        String list = desk(rose);
        assertThat(record(list, "1 May"))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"startsOn-error\"", "must be a date", "value=\"1 May\"");
        assertThat(get(list, anAgent(), null)).contains("Nobody acts for this client");
    }

    @Test
    void whoeverSaysYesOrNoAtTheCounterIsChosenAndKept() {
        String list = desk(rose);
        String consents = list.replace("/representatives", "/consents");
        assertThat(get(consents + "/new?notice=service-delivery&lang=en", anAgent(), null))
                .contains("the client alone speaks", "name=\"speaker\" value=\"CLIENT\"")
                .doesNotContain("Who says this?");
        record(list);
        assertThat(get(consents + "/new?notice=service-delivery&lang=fr", anAgent(), null))
                .contains("Qui le dit", "Paul Tremblay, pour le client", "value=\"" + paul + "\"")
                .doesNotContain("checked");

        assertThat(post(consents + "/new", anAgent(), null, Map.of("notice", "service-delivery", "language", "en")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"dataCategories-error\"", "id=\"speaker-error\"", "Who says this is needed");
        assertThat(post(consents + "/new", anAgent(), null, consent("speaker", rose.toString())))
                .hasStatus(400)
                .bodyText()
                .contains("may not decide of this for the client today");
        assertThat(post(consents + "/new", anAgent(), null, consent("speaker", paul.toString())))
                .hasStatus(302);

        String given = get(consents, anAgent(), null);
        assertThat(get(found(consents + "/[0-9a-f-]{36}/history", given), anAgent(), null))
                .contains("Given", "through her representative");
    }

    @Test
    void aRepresentativeAnswersAtTheCounterWhatIsAskedOfTheClient() {
        String list = desk(rose);
        String consents = list.replace("/representatives", "/consents");
        record(list);
        ask(list);
        String word = found(consents + "/[0-9a-f-]{36}/word", get(consents, anAgent(), null));
        Map<String, String> no = Map.of("word", "NO", "version", "2026-1", "language", "en");
        assertThat(get(word, anAgent(), null))
                .contains("Paul Tremblay, for the client")
                .doesNotContain("checked");
        assertThat(post(word, anAgent(), null, no)).hasStatus(400).bodyText().contains("id=\"speaker-error\"");
        Map<String, String> byPaul = new HashMap<>(no);
        byPaul.put("speaker", paul.toString());

        assertThat(post(word, anAgent(), null, byPaul)).hasStatus(302);

        assertThat(get(word.replace("/word", "/history"), anAgent(), null))
                .contains("Refused", "through her representative");
    }

    private static Map<String, String> consent(String key, String value) {
        return Map.of(
                "notice",
                "service-delivery",
                "version",
                "2026-1",
                "language",
                "en",
                "dataCategories",
                "income",
                "recipients",
                "guichet",
                key,
                value);
    }

    private void ask(String list) {
        assertThat(mvc.post()
                        .uri("/api/v1/clients/" + rose + "/consent-requests")
                        .with(anAgent())
                        .header("Contact-Id", list.replaceAll("/desk/contacts/|/clients/.*", ""))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"purpose": "service-delivery", "recipients": ["guichet"], "dataCategories": ["income"],
                                 "noticeVersion": "2026-1", "language": "en"}
                                """))
                .hasStatus(201);
    }

    private MvcTestResult record(String list) {
        return record(list, "");
    }

    private MvcTestResult record(String list, String startsOn) {
        return post(
                list,
                anAgent(),
                null,
                Map.of(
                        "representativeId", paul.toString(),
                        "name", "Paul Tremblay",
                        "kind", "POWER_OF_ATTORNEY_PROPERTY",
                        "categories", "*",
                        "services", "*",
                        "may", "ACT",
                        "proof", "POWER_OF_ATTORNEY",
                        "reference", "deed 12, notary Roy",
                        "startsOn", startsOn));
    }

    /** The page of a client's representatives, within a contact in which she was identified. */
    private String desk(ClientId client) {
        String contact = Objects.requireNonNull(post("/desk/contacts", anAgent(), null, Map.of("reason", "attorney"))
                .getResponse()
                .getRedirectedUrl());
        post(contact + "/identification", anAgent(), null, Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        return contact + "/clients/" + client + "/representatives";
    }

    private static String found(String pattern, String page) {
        Matcher link = Pattern.compile(pattern).matcher(page);
        assertThat(link.find()).as(pattern).isTrue();
        return link.group();
    }

    private MvcTestResult post(
            String path, RequestPostProcessor who, @Nullable Cookie session, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return (session == null ? request : request.cookie(session)).exchange();
    }

    private String get(String path, RequestPostProcessor who, @Nullable Cookie session) {
        var request = mvc.get().uri(path).with(who).accept("text/html");
        MvcTestResult answer = (session == null ? request : request.cookie(session)).exchange();
        assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
        return Townsfolk.text(answer);
    }
}
