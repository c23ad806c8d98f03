package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
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

/** A file is opened in an emergency, the client reads so on her page, and a supervisor says whether it was justified. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class EmergencyPagesIT {
    private static final String WHY = "Fainted at the counter, alone";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk people;

    @Test
    void anAgentOpensAFileWithoutIdentificationAndTheClientAndASupervisorAreTold() {
        ClientId client = people.somebody();
        String contact = contact(anAgent());
        String emergency = contact + "/clients/" + client + "/emergency";
        assertThat(mvc.get().uri(contact + "/clients/" + client).with(anAgent()).accept("text/html"))
                .hasStatus(403);
        assertThat(mvc.get().uri(emergency + "/view").with(anAgent()).accept("text/html"))
                .hasStatus(403)
                .bodyText()
                .contains("The emergency is over, or was not declared");
        assertThat(get(emergency + "?lang=en", anAgent())).contains("The client is told at once");
        assertThat(post(emergency, anAgent(), Map.of("reason", "urgent")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"reason-error\"", ">urgent</textarea>");

        assertThat(post(emergency, anAgent(), Map.of("reason", WHY)))
                .hasStatus(302)
                .hasRedirectedUrl(emergency + "/view");
        assertThat(get(emergency + "/view?lang=en", anAgent()))
                .contains("Opened in an emergency", "Telephone")
                .doesNotContain("/correction");
        assertThat(get("/me?lang=en", marie(client.value())))
                .contains("Your file was opened in an emergency", WHY, "Not reviewed yet");

        assertThat(get("/desk?lang=en", aSupervisor())).contains("Emergencies that wait for your review");
        assertThat(get("/desk?lang=en", anAgent())).doesNotContain("Emergencies that wait");
        String own = contact(aSupervisor());
        String review = newest(own, get(own + "/emergencies?lang=en", aSupervisor()));
        assertThat(get(review, aSupervisor())).contains(WHY);
        assertThat(post(review, aSupervisor(), Map.of("note", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"outcome-error\"", "id=\"note-error\"");
        assertThat(post(review, aSupervisor(), Map.of("outcome", "JUSTIFIED", "note", "The ambulance report is there")))
                .hasStatus(302)
                .hasRedirectedUrl(own + "/emergencies?reviewed");
        assertThat(get("/me?lang=fr", marie(client.value())))
                .contains("Votre dossier a été ouvert en cas d’urgence", WHY, "Justifiée");
    }

    @Test
    void theApiDoesTheSame() {
        ClientId client = people.somebody();
        String path = "/api/v1/clients/" + client;
        assertThat(mvc.get().uri(path + "?purpose=emergency").with(anAgent()))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("emergency-not-declared");
        assertThat(send(path + "/break-glass", anAgent(), "{\"reason\": \"x\"}"))
                .hasStatus(400);
        assertThat(send(path + "/break-glass", marie(client.value()), "{\"reason\": \"" + WHY + "\"}"))
                .hasStatus(403);

        assertThat(send(path + "/break-glass", anAgent(), "{\"reason\": \"" + WHY + "\"}"))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying("$.purpose", value -> assertThat(value).isEqualTo("emergency"))
                .hasPath("$.until")
                .hasPath("$.reviewDue");
        assertThat(mvc.get().uri(path + "?purpose=emergency").with(anAgent()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.purpose", value -> assertThat(value).isEqualTo("emergency"))
                .hasPathSatisfying(
                        "$.applications", value -> assertThat(value).asArray().isEmpty())
                .hasPathSatisfying(
                        "$.facts[*].attribute",
                        value -> assertThat(value).asArray().contains("phone", "familyName"));
        assertThat(mvc.get().uri("/api/v1/clients/me").with(marie(client.value())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.emergencies[0].reason")
                .isEqualTo(WHY);
        assertThat(mvc.get().uri("/api/v1/break-glass-reviews").with(anAgent())).hasStatus(403);
    }

    @Test
    void nobodyIsFoundByDeclaringAnEmergency() {
        assertThat(send(
                        "/api/v1/clients/" + UUID.randomUUID() + "/break-glass",
                        anAgent(),
                        "{\"reason\": \"" + WHY + "\"}"))
                .hasStatus(404);
    }

    private static String newest(String contact, String queue) {
        Matcher link = Pattern.compile(Pattern.quote(contact + "/emergencies/") + "([0-9a-f-]{36})")
                .matcher(queue);
        String newest = "";
        while (link.find()) {
            newest = link.group();
        }
        return newest;
    }

    private String contact(RequestPostProcessor who) {
        return Objects.requireNonNull(post("/desk/contacts", who, Map.of("reason", "somebody fainted"))
                .getResponse()
                .getRedirectedUrl());
    }

    private MvcTestResult send(String path, RequestPostProcessor who, String body) {
        return mvc.post()
                .uri(path)
                .with(who)
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
