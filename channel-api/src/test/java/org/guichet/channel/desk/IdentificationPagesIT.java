package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.desk.Townsfolk.text;
import static org.guichet.channel.security.Tokens.aCallAgent;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
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

/** The desk makes sure who is calling. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class IdentificationPagesIT {
    private static final Pattern ASKED = Pattern.compile("name=\"(answer-\\d)\"");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    private final String given = Unlike.aName();
    private final String family = Unlike.aName();
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
                                fact("givenName", given),
                                fact("familyName", family),
                                fact("email", email),
                                fact("phone", phone),
                                fact("address.since", "2014-09-01"))))
                        .client());
        contact = redirected(post("/desk/contacts", Map.of("reason", "somebody calls")));
    }

    @Test
    void offersTheMethodsOfTheChannelWithWhatTheyCanReach() {
        assertThat(text(get(contact + "?lang=en")))
                .contains("Questions only the client can answer (up to substantial)", "find the client first")
                .doesNotContain("Photo document seen");
        assertThat(text(get(contact + "?lang=fr"))).contains("(au plus : substantielle)", "trouvez d’abord le client");
    }

    @Test
    void recordsAFailureAndSaysSo() {
        String after = redirected(
                post(contact + "/identification", Map.of("method", "knowledge-questions", "failed", "true")));

        assertThat(after).isEqualTo(contact + "?failed");
        assertThat(text(get(after + "&lang=en")))
                .contains("Recorded: the caller did not pass.", "Attempts in this contact", "failed");
    }

    @Test
    void showsAgainWhatWasWrongWithTheMethod() {
        MvcTestResult again =
                post(contact + "/identification?lang=en", Map.of("method", "photo-document", "assurance", "HIGH"));

        assertThat(again).hasStatus(400);
        assertThat(text(again)).contains("cannot be used in the channel of this contact", "id=\"method-error\"");
    }

    @Test
    void leadsFromTheRefusalToTheIdentification() {
        MvcTestResult refused = get(contact + "/clients/" + client + "?lang=en");

        assertThat(refused).hasStatus(403);
        assertThat(text(refused))
                .contains(
                        "one of these is sure enough",
                        "Questions the platform draws and compares",
                        "href=\"" + contact);
    }

    @Test
    void opensTheViewOfWhoeverAnswersWhatIsAsked() {
        assertThat(text(post(contact + "/search?lang=en", Map.of("givenName", given, "familyName", family))))
                .contains("Ask questions");
        String questions = contact + "/clients/" + client + "/questions";
        String page = text(get(questions + "?lang=en"));
        assertThat(page).contains("Read each question aloud").doesNotContain(email, phone.substring(6));

        assertThat(redirected(post(questions, Map.of("answer-1", "no idea")))).isEqualTo(questions + "?failed");
        assertThat(text(get(questions + "?failed&lang=fr"))).contains("Les réponses n’étaient pas toutes justes");
        assertThat(redirected(post(questions, right(page)))).isEqualTo(contact + "/clients/" + client);

        assertThat(get(contact + "/clients/" + client)).hasStatus(200);
        assertThat(text(get(contact + "?lang=en")))
                .contains("Questions the platform draws and compares", "passed", "substantial");
    }

    @Test
    void saysThatTooManyAttemptsHaveFailed() {
        String questions = contact + "/clients/" + client + "/questions";
        get(questions);
        for (int failed = 0; failed < 3; failed++) {
            post(questions, Map.of("answer-1", "no idea"));
        }

        assertThat(text(get(questions + "?lang=en")))
                .contains("Too many attempts have failed")
                .doesNotContain("answer-1");
        assertThat(text(post(questions + "?lang=en", Map.of("answer-1", "no idea"))))
                .contains("Too many attempts have failed");
        assertThat(text(get(contact + "?lang=en"))).contains("There is no way you can record");
    }

    private Map<String, String> right(String page) {
        Map<String, String> answers = new HashMap<>();
        List<String> fields = ASKED.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring("name=\"".length(), name.length() - 1))
                .toList();
        assertThat(fields).hasSize(3);
        for (String field : fields) {
            int at = page.indexOf("name=\"" + field);
            String before = page.substring(page.lastIndexOf("<label", at), at);
            answers.put(field, before.contains("Four digits") ? phone : before.contains("03/2024") ? "2014-09" : email);
        }
        return answers;
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(aCallAgent()).accept("text/html").exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(aCallAgent()).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String redirected(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
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
