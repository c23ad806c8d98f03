package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
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
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A fact is corrected by its page: at the desk, by the client herself, and upon a supervisor's decision. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class CorrectionPagesIT {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    private ClientId client = new ClientId(new UUID(0, 0));
    private String born = "";

    @BeforeEach
    void aClient() {
        Installation.declare(authorities);
        String name = Unlike.aName();
        born = LocalDate.of(1920, 1, 1)
                .plusDays(RandomGenerator.getDefault().nextInt(12_000))
                .toString();
        Acting.run(
                Installation.importing(),
                () -> client = ((Registered.New) registration.register(List.of(
                                fact("familyName", name), fact("dateOfBirth", born), fact("phone", "8195550100"))))
                        .client());
    }

    @Test
    void aCitizenSaysWhatIsWrongAndTheSecondOfTwoSeesWhatIsHeld() {
        RequestPostProcessor her = marie(client.value());
        assertThat(get("/me", her)).contains("/me/facts/phone/correction", "This is wrong");
        String version = version(get("/me/facts/phone/correction", her));

        MvcTestResult wrong = post("/me/facts/phone/correction", her, Map.of("version", version, "value", "819"));
        assertThat(wrong).hasStatus(400).bodyText().contains("id=\"reason-error\"");
        assertThat(post("/me/facts/phone/correction", her, correction(version, "819 555-0199")))
                .hasStatus(302)
                .hasRedirectedUrl("/me/corrections?corrected");
        assertThat(post("/me/facts/phone/correction", her, correction(version, "819 555-0000")))
                .hasStatus(412)
                .bodyText()
                .contains("819 555-0199", "819 555-0000", "Somebody else");
    }

    @Test
    void aCitizenTakesBackATelephoneNumberThatIsNotHers() {
        RequestPostProcessor her = marie(client.value());
        String version = version(get("/me/facts/phone/correction?lang=en", her));
        Map<String, String> both = Map.of("version", version, "value", "819", "unknown", "true", "reason", "not mine");
        assertThat(post("/me/facts/phone/correction", her, both))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"unknown-error\"");
        Map<String, String> none = Map.of("version", version, "value", "", "unknown", "true", "reason", "not mine");
        assertThat(post("/me/facts/phone/correction", her, none))
                .hasStatus(302)
                .hasRedirectedUrl("/me/corrections?corrected");

        assertThat(get("/me?lang=en", her)).doesNotContain("/me/facts/phone/correction");
    }

    @Test
    void aSupervisorReadsThatNoValueIsKnown() {
        String contact = contact(anAgent());
        post(contact + "/identification", anAgent(), Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        String form = contact + "/clients/" + client + "/facts/dateOfBirth/correction";
        String version = version(get(form, anAgent()));
        Map<String, String> none = Map.of("version", version, "unknown", "true", "reason", "another person's");
        assertThat(post(form, anAgent(), none)).hasStatus(400).bodyText().contains("id=\"evidence-error\"");
        Map<String, String> seen = new java.util.HashMap<>(none);
        seen.put("evidence", "certificate 4");
        assertThat(post(form, anAgent(), seen)).hasStatus(302);

        assertThat(get("/me/corrections?lang=en", marie(client.value()))).contains("No value is known");
        assertThat(get("/me/corrections?lang=fr", marie(client.value()))).contains("Aucune valeur n’est connue");
    }

    @Test
    void aSupervisorDecidesUponWhatAnAgentProposed() {
        String contact = contact(anAgent());
        post(contact + "/identification", anAgent(), Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        String form = contact + "/clients/" + client + "/facts/dateOfBirth/correction";
        String page = get(form, anAgent());
        assertThat(page).contains("A second person decides");
        assertThat(post(form, anAgent(), correction(version(page), "1950-05-05")))
                .hasStatus(302)
                .hasRedirectedUrl(contact + "/clients/" + client + "?proposed#facts");
        String told = "A second person decides upon it";
        assertThat(get(contact + "/clients/" + client + "?proposed", anAgent())).contains(form, told);
        assertThat(get(contact + "/clients/" + client, anAgent())).doesNotContain(told);

        String own = contact(aSupervisor());
        String queue = get(own + "/corrections", aSupervisor());
        Matcher last = Pattern.compile(Pattern.quote(own + "/corrections/") + "([0-9a-f-]{36})")
                .matcher(queue);
        String proposal = "";
        while (last.find()) {
            proposal = last.group(1);
        }
        String review = own + "/corrections/" + proposal;
        assertThat(get(review, aSupervisor())).contains("May 5, 1950");
        assertThat(post(review, aSupervisor(), Map.of("verdict", "APPROVE"))).hasStatus(400);
        assertThat(post(review, aSupervisor(), Map.of("verdict", "APPROVE", "reason", "certificate seen")))
                .hasStatus(302)
                .hasRedirectedUrl(own + "/corrections?decided");
        assertThat(get("/me/corrections?lang=fr", marie(client.value()))).contains("Approuvée", "certificate seen");
        assertThat(get("/me?lang=en", marie(client.value()))).contains("May 5, 1950");
    }

    @Test
    void whoGotAFactIsOnePageFromItForHerAndAtTheDesk() {
        RequestPostProcessor her = marie(client.value());
        assertThat(get("/me?lang=en", her)).contains("/me/facts/phone/recipients", "Who got this");
        assertThat(get("/me/facts/phone/recipients?lang=en", her)).contains("Given to nobody");
        assertThat(get("/me/facts/phone/recipients?lang=fr", her)).contains("Communiqué à personne");
        assertThat(mvc.get().uri("/me/facts/nothing/recipients").with(her).accept("text/html"))
                .hasStatus(404);

        String contact = contact(anAgent());
        String list = contact + "/clients/" + client + "/facts/phone/recipients";
        assertThat(mvc.get().uri(list).with(anAgent()).accept("text/html")).hasStatus(403);
        post(contact + "/identification", anAgent(), Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        assertThat(get(contact + "/clients/" + client, anAgent())).contains(list);
        assertThat(get(list, anAgent())).contains("Who got this", contact + "/clients/" + client + "#facts");
        assertThat(mvc.get().uri(list).with(aSupervisor()).accept("text/html")).hasStatus(404);
    }

    @Test
    void aCitizenTakesHerProposalBack() {
        RequestPostProcessor her = marie(client.value());
        String version = version(get("/me/facts/dateOfBirth/correction", her));
        post("/me/facts/dateOfBirth/correction", her, correction(version, "1950-05-05"));
        Matcher action = Pattern.compile("(/me/corrections/[0-9a-f-]{36}/withdrawal)")
                .matcher(get("/me/corrections?proposed", her));

        assertThat(action.find()).isTrue();
        assertThat(post(action.group(1), her, Map.of())).hasStatus(302);
        assertThat(get("/me/corrections", her)).contains("Taken back").doesNotContain("/withdrawal");
    }

    @Test
    void theQueueIsASupervisorsAlone() {
        String contact = contact(anAgent());
        assertThat(mvc.get().uri(contact + "/corrections").with(anAgent()).accept("text/html"))
                .hasStatus(403);
        assertThat(get(contact, anAgent())).doesNotContain("/corrections");
    }

    @Test
    void theQualityOfWhatIsHeldIsShownInBothLanguages() {
        assertThat(get("/performance/attributes?lang=en", aManager())).contains("Quality of what is held");
        assertThat(get("/performance/attributes?lang=fr", aManager())).contains("Qualité de ce qui est détenu");
    }

    private String contact(RequestPostProcessor who) {
        return Objects.requireNonNull(post("/desk/contacts", who, Map.of("reason", "correction"))
                .getResponse()
                .getRedirectedUrl());
    }

    private static Map<String, String> correction(String version, String value) {
        return Map.of("version", version, "value", value, "evidence", "", "reason", "a slip of the pen");
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

    private static String version(String page) {
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
