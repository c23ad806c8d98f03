package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.ClientId;
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

/** The rights the law gives, asked for online, at the desk and through the API, and extended once. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class RightPagesIT {
    private static final String WORDS = "The address of 2019 was never mine";
    private static final String WHY = "Two archives are searched; you may complain to the Commissioner";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk people;

    @Autowired
    private LegalDay day;

    @Test
    void aCitizenAsksForARightAndReadsThatItTakesLonger() {
        ClientId client = people.somebody();
        assertThat(get("/me/enquiries/new?lang=fr", marie(client.value())))
                .contains("Portabilité", "Opposition", "/me#facts");
        assertThat(post("/me/enquiries/new", marie(client.value()), Map.of("kind", "CORRECTION")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"words-error\"")
                .doesNotContain("id=\"kind-error\"");
        assertThat(post("/me/enquiries/new", marie(client.value()), Map.of("kind", "CORRECTION", "words", WORDS)))
                .hasStatus(302)
                .hasRedirectedUrl("/me/enquiries?asked");
        assertThat(get("/me/enquiries?lang=en", marie(client.value()))).contains("Correction", WORDS);
        String id = read("/api/v1/clients/me/enquiries", marie(client.value()), "$.items[0].id");
        String one = "/privacy/enquiries/" + id;
        String words = Objects.requireNonNull(post(one + "/opening", aPrivacyOfficer(), Map.of("reason", "case 18"))
                .getResponse()
                .getRedirectedUrl());
        assertThat(get(words + "?lang=en", aPrivacyOfficer())).contains(WORDS, "Why it takes longer");
        assertThat(post(words + "/extension", aPrivacyOfficer(), Map.of("reason", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"reason-error\"");
        assertThat(post(words + "/extension", aPrivacyOfficer(), Map.of("reason", WHY)))
                .hasStatus(302)
                .hasRedirectedUrl(words);
        assertThat(get(words + "?lang=en", aPrivacyOfficer())).contains(WHY).doesNotContain("name=\"reason\"");
        assertThat(get("/me/enquiries?lang=en", marie(client.value()))).contains(WHY);
        assertThat(get("/privacy/enquiries?state=IN_REVIEW&lang=en", aPrivacyOfficer()))
                .contains(one, "extended")
                .doesNotContain(WORDS);
    }

    @Test
    void anAgentKeysALetterWithTheDayItArrived() {
        ClientId client = people.somebody();
        String desk = Townsfolk.identifiedContact(mvc) + "/clients/" + client;
        LocalDate arrived = day.today().minusDays(40);

        assertThat(get(desk + "/enquiries?lang=en", anAgent())).contains(desk + "/enquiries/new");
        assertThat(get(desk + "/enquiries/new?lang=en", anAgent())).contains("Day it was received");
        assertThat(post(desk + "/enquiries/new", anAgent(), Map.of("receivedOn", "last week")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"receivedOn-error\"", "id=\"kind-error\"");
        assertThat(post(
                        desk + "/enquiries/new",
                        anAgent(),
                        Map.of("kind", "ACCESS", "words", "", "receivedOn", arrived.toString())))
                .hasStatus(302)
                .hasRedirectedUrl(desk + "/enquiries?asked");
        assertThat(get("/privacy/enquiries?lang=fr", aPrivacyOfficer())).contains("En retard");
        assertThat(read("/api/v1/clients/me/enquiries", marie(client.value()), "$.items[0].due"))
                .isEqualTo(arrived.plusDays(30).toString());
    }

    @Test
    void theApiNamesEveryWrongFieldAndExtendsOnce() {
        ClientId client = people.somebody();
        String path = "/api/v1/clients/me/enquiries";
        assertThat(send(path, marie(client.value()), "{\"kind\": \"ERASURE\", \"receivedOn\": \"2001-01-01\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("kind", "receivedOn");
        MvcTestResult asked = send(path, marie(client.value()), "{\"kind\": \"PORTABILITY\"}");
        assertThat(asked).hasStatus(201);
        String one = "/api/v1/privacy/enquiries/" + JsonPath.<String>read(Townsfolk.text(asked), "$.id");
        MvcTestResult opened = send(one + "/opening", aPrivacyOfficer(), "{\"reason\": \"case 19\"}");
        String contact = JsonPath.read(Townsfolk.text(opened), "$.contactId");
        String body = "{\"reason\": \"" + WHY + "\"}";

        assertThat(within(contact, one + "/extension", body))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.due")
                .isEqualTo(day.today().plusDays(60).toString());
        assertThat(within(contact, one + "/extension", body))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/state-changed");
        assertThat(send(one + "/extension", anAgent(), body)).hasStatus(403);
        assertThat(read(path, marie(client.value()), "$.items[0].extension")).isEqualTo(WHY);
    }

    private String read(String path, RequestPostProcessor who, String value) {
        MvcTestResult answer = mvc.get().uri(path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return JsonPath.read(Townsfolk.text(answer), value);
    }

    private MvcTestResult send(String path, RequestPostProcessor who, String body) {
        return mvc.post()
                .uri(path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult within(String contact, String path, String body) {
        return mvc.post()
                .uri(path)
                .with(aPrivacyOfficer())
                .header("Contact-Id", contact)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private String get(String path, RequestPostProcessor who) {
        MvcTestResult answer = mvc.get().uri(path).with(who).accept("text/html").exchange();
        assertThat(answer).hasStatusOk();
        return Townsfolk.text(answer);
    }
}
