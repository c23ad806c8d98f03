package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
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

/** "Ask about this", from the ledger to the answer, on pages and through the API, online and at the desk. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class EnquiryPagesIT {
    private static final String QUESTION = "Why was my file read on that day?";
    private static final String ANSWER = "Your application was renewed, as you had asked.";
    private static final String REASON = "to answer what was asked, case 17";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk people;

    @Test
    void aCitizenAsksFromHerLedgerAndReadsThereWhatThePrivacyOfficerAnswered() {
        ClientId client = people.somebody();
        get("/me", marie(client.value()));
        String form = link(get("/me/disclosures?lang=en", marie(client.value())), "/me/disclosures/", "/enquiry");
        assertThat(get(form, marie(client.value()))).contains("Ask about this", "Your question");
        assertThat(post(form, marie(client.value()), Map.of("question", " ")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"question-error\"");
        assertThat(post(form, marie(client.value()), Map.of("question", QUESTION)))
                .hasStatus(302)
                .hasRedirectedUrl("/me/enquiries?asked");
        assertThat(get("/me/enquiries?asked=&lang=en", marie(client.value())))
                .contains("It was sent", QUESTION, "Waiting", "Answer by");
        assertThat(get("/me/disclosures?lang=fr", marie(client.value()))).contains("Réponse au plus tard le");

        String one =
                "/privacy/enquiries/" + read("/api/v1/clients/me/enquiries", marie(client.value()), "$.items[0].id");
        assertThat(queue("/privacy/enquiries?state=OPEN&lang=en&offset=", 50)).contains(one);
        assertThat(get(one + "?lang=en", aPrivacyOfficer()))
                .contains("say why", "Question about an entry")
                .doesNotContain(QUESTION, client.toString());
        assertThat(post(one + "/opening", aPrivacyOfficer(), Map.of("reason", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"reason-error\"");
        String words = Objects.requireNonNull(post(one + "/opening", aPrivacyOfficer(), Map.of("reason", REASON))
                .getResponse()
                .getRedirectedUrl());
        assertThat(get(words, aPrivacyOfficer())).contains(QUESTION);
        assertThat(post(words + "/answer", aPrivacyOfficer(), Map.of("answer", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"answer-error\"");
        assertThat(post(words + "/answer", aPrivacyOfficer(), Map.of("answer", ANSWER)))
                .hasStatus(302)
                .hasRedirectedUrl("/privacy/enquiries?answered");

        assertThat(get("/me/enquiries?lang=fr", marie(client.value()))).contains(ANSWER, "Réponse donnée");
        assertThat(get("/me/disclosures?lang=en", marie(client.value())))
                .contains(ANSWER, REASON, "Answering what you ask about your data")
                .doesNotContain(">privacy<");
        assertThat(mvc.get().uri(words).with(aPrivacyOfficer()).accept("text/html"))
                .hasStatus(403);
    }

    @Test
    void anAgentShowsTheCallerHerLedgerAsksForHerAndTellsHerTheAnswer() {
        ClientId client = people.somebody();
        String desk = Townsfolk.identifiedContact(mvc) + "/clients/" + client;
        assertThat(get(desk + "?lang=en", anAgent())).contains(desk + "/disclosures");
        String form = link(get(desk + "/disclosures?lang=en", anAgent()), desk + "/disclosures/", "/enquiry");
        assertThat(get(form + "?lang=en", anAgent())).contains("The client’s question");
        assertThat(post(form, anAgent(), Map.of("question", "")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"question-error\"");
        assertThat(post(form, anAgent(), Map.of("question", QUESTION)))
                .hasStatus(302)
                .hasRedirectedUrl(desk + "/enquiries?asked");
        assertThat(get(desk + "/enquiries?asked=&lang=fr", anAgent())).contains(QUESTION, "C’est envoyé");
        assertThat(get("/me/enquiries", marie(client.value()))).contains(QUESTION);
    }

    @Test
    void whatTheOfficerWroteIsNotLostWhereItCannotBeSent() {
        ClientId client = people.somebody();
        mvc.get().uri("/api/v1/clients/me").with(marie(client.value())).exchange();
        String entry = read("/api/v1/clients/me/disclosures", marie(client.value()), "$.usages[0].id");
        String path = "/api/v1/clients/me/disclosures/" + entry + "/enquiries";
        String id = JsonPath.read(
                Townsfolk.text(send(path, marie(client.value()), "{\"question\": \"" + QUESTION + "\"}", null)),
                "$.id");
        String one = "/privacy/enquiries/" + id;
        String foreign = one + "/contacts/" + UUID.randomUUID();
        assertThat(post(one + "/opening", aPrivacyOfficer(), Map.of("reason", "a\u0000b")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"reason-error\"");
        String first = opened(one);
        String second = opened(one);

        assertThat(post(foreign + "/answer?lang=en", aPrivacyOfficer(), Map.of("answer", ANSWER)))
                .hasStatus(403)
                .bodyText()
                .contains("It was not sent", ANSWER, "name=\"answer\"");
        assertThat(post(foreign + "/extension?lang=en", aPrivacyOfficer(), Map.of("reason", "Two archives")))
                .hasStatus(403)
                .bodyText()
                .contains("It was not sent", "Two archives", "name=\"extension\"");
        String tooLong = ANSWER + "x".repeat(4000);
        assertThat(post(foreign + "/answer?lang=en", aPrivacyOfficer(), Map.of("answer", tooLong)))
                .hasStatus(403)
                .bodyText()
                .contains("the contact in which you read the words has ended", tooLong, "name=\"answer\"");
        assertThat(post(foreign + "/extension?lang=en", aPrivacyOfficer(), Map.of("reason", tooLong)))
                .hasStatus(403)
                .bodyText()
                .contains("the contact in which you read the words has ended", tooLong, "name=\"extension\"");
        assertThat(post(one + "/opening?lang=en", aPrivacyOfficer(), Map.of("reason", "", "answer", ANSWER)))
                .hasStatus(400)
                .bodyText()
                .contains(ANSWER);
        assertThat(post(one + "/opening?lang=en", aPrivacyOfficer(), Map.of("reason", REASON, "answer", ANSWER)))
                .hasStatusOk()
                .bodyText()
                .contains(QUESTION, ANSWER, "/answer");
        assertThat(post(first + "/answer", aPrivacyOfficer(), Map.of("answer", ANSWER)))
                .hasStatus(302);
        assertThat(post(second + "/answer?lang=en", aPrivacyOfficer(), Map.of("answer", "The other answer")))
                .hasStatus(409)
                .bodyText()
                .contains("It was not sent", "The other answer");
    }

    @Test
    void saysKindlyThatEnoughWaitsAndKeepsWhatWasWritten() {
        ClientId client = people.somebody();
        for (int times = 0; times < 50; times++) {
            assertThat(send("/api/v1/clients/me/enquiries", marie(client.value()), "{\"kind\": \"ACCESS\"}", null))
                    .hasStatus(201);
        }
        assertThat(send("/api/v1/clients/me/enquiries", marie(client.value()), "{\"kind\": \"ACCESS\"}", null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("too-many-waiting");
        Map<String, String> right = Map.of("kind", "OBJECTION", "words", "No to that use");
        assertThat(post("/me/enquiries/new?lang=en", marie(client.value()), right))
                .hasStatus(409)
                .bodyText()
                .contains("already wait", "No to that use");
        String form = link(get("/me/disclosures", marie(client.value())), "/me/disclosures/", "/enquiry");
        assertThat(post(form + "?lang=en", marie(client.value()), Map.of("question", QUESTION)))
                .hasStatus(409)
                .bodyText()
                .contains("already wait", QUESTION);
        String desk = Townsfolk.identifiedContact(mvc) + "/clients/" + client;
        assertThat(post(desk + "/enquiries/new?lang=en", anAgent(), right))
                .hasStatus(409)
                .bodyText()
                .contains("already wait", "No to that use");
        String asked = link(get(desk + "/disclosures", anAgent()), desk + "/disclosures/", "/enquiry");
        assertThat(post(asked + "?lang=fr", anAgent(), Map.of("question", QUESTION)))
                .hasStatus(409)
                .bodyText()
                .contains("attendent déjà", QUESTION);
    }

    /** The first pages of the queue: other tests ask too. */
    private String queue(String address, int page) {
        StringBuilder queue = new StringBuilder();
        for (int offset = 0; offset < 10 * page; offset += page) {
            MvcTestResult answer =
                    mvc.get().uri(address + offset).with(aPrivacyOfficer()).exchange();
            assertThat(answer).hasStatusOk();
            queue.append(Townsfolk.text(answer));
        }
        return queue.toString();
    }

    private String opened(String one) {
        String words = Objects.requireNonNull(post(one + "/opening", aPrivacyOfficer(), Map.of("reason", REASON))
                .getResponse()
                .getRedirectedUrl());
        assertThat(get(words, aPrivacyOfficer())).contains(QUESTION);
        return words;
    }

    @Test
    void theApiAsksAnswersAndShowsTheAnswerInTheLedger() {
        ClientId client = people.somebody();
        mvc.get().uri("/api/v1/clients/me").with(marie(client.value())).exchange();
        String entry = read("/api/v1/clients/me/disclosures", marie(client.value()), "$.usages[0].id");
        String path = "/api/v1/clients/me/disclosures/" + entry + "/enquiries";

        MvcTestResult asked = send(path, marie(client.value()), "{\"question\": \"" + QUESTION + "\"}", null);
        assertThat(asked).hasStatus(201).bodyJson().hasPath("$.id").hasPath("$.due");
        String id = JsonPath.read(Townsfolk.text(asked), "$.id");
        assertThat(queue("/api/v1/privacy/enquiries?state=OPEN&limit=100&cursor=", 100))
                .contains(id)
                .doesNotContain("file read", client.toString());
        String one = "/api/v1/privacy/enquiries/" + id;
        assertThat(send(one + "/opening", aPrivacyOfficer(), "{}", null)).hasStatus(400);
        MvcTestResult opened = send(one + "/opening", aPrivacyOfficer(), "{\"reason\": \"" + REASON + "\"}", null);
        assertThat(opened)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.words", value -> assertThat(value).isEqualTo(QUESTION))
                .hasPathSatisfying("$.clientId", value -> assertThat(value).isEqualTo(client.toString()));
        String contact = JsonPath.read(Townsfolk.text(opened), "$.contactId");
        String answer = "{\"answer\": \"" + ANSWER + "\"}";
        assertThat(send(one + "/answer", aPrivacyOfficer(), answer, null))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("contact-required");
        assertThat(send(one + "/answer", aPrivacyOfficer(), answer, contact)).hasStatus(204);
        assertThat(send(one + "/answer", aPrivacyOfficer(), answer, contact))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/state-changed");

        assertThat(mvc.get().uri("/api/v1/clients/me/enquiries").with(marie(client.value())))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.total", value -> assertThat(value).isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].answer", value -> assertThat(value).isEqualTo(ANSWER))
                .hasPathSatisfying(
                        "$.items[0].state", value -> assertThat(value).isEqualTo("ANSWERED"));
        assertThat(mvc.get().uri("/api/v1/clients/me/disclosures").with(marie(client.value())))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.usages[*].enquiries[*].answer",
                        value -> assertThat(value).asArray().containsExactly(ANSWER));
    }

    @Test
    void refusesWhoMayNotAskOrAnswerAndAnEntryThatIsNotHers() {
        ClientId client = people.somebody();
        ClientId other = people.somebody();
        mvc.get().uri("/api/v1/clients/me").with(marie(other.value())).exchange();
        String anothers = read("/api/v1/clients/me/disclosures", marie(other.value()), "$.usages[0].id");
        String body = "{\"question\": \"" + QUESTION + "\"}";
        for (String entry : new String[] {anothers, UUID.randomUUID().toString()}) {
            assertThat(send(
                            "/api/v1/clients/me/disclosures/" + entry + "/enquiries",
                            marie(client.value()),
                            body,
                            null))
                    .hasStatus(404);
            assertThat(mvc.get()
                            .uri("/me/disclosures/" + entry + "/enquiry")
                            .with(marie(client.value()))
                            .accept("text/html"))
                    .hasStatus(404);
        }
        assertThat(send("/api/v1/clients/" + other + "/disclosures/" + anothers + "/enquiries", anAgent(), body, null))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("contact-required");
        for (RequestPostProcessor who : new RequestPostProcessor[] {anAgent(), aSupervisor(), marie(client.value())}) {
            assertThat(mvc.get().uri("/api/v1/privacy/enquiries").with(who)).hasStatus(403);
            assertThat(send("/api/v1/privacy/enquiries/" + UUID.randomUUID() + "/answer", who, "{}", null))
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri("/api/v1/clients/me/enquiries")).hasStatus(401);
        assertThat(mvc.get().uri("/api/v1/privacy/enquiries?state=LOST").with(aPrivacyOfficer()))
                .hasStatus(400);
        assertThat(mvc.get().uri("/api/v1/privacy/enquiries?limit=0").with(aPrivacyOfficer()))
                .hasStatus(400);
        assertThat(send(
                        "/api/v1/privacy/enquiries/" + UUID.randomUUID() + "/opening",
                        aPrivacyOfficer(),
                        "{\"reason\": \"" + REASON + "\"}",
                        null))
                .hasStatus(404);
    }

    private String read(String path, RequestPostProcessor who, String value) {
        MvcTestResult answer = mvc.get().uri(path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return JsonPath.read(Townsfolk.text(answer), value);
    }

    private static String link(String page, String before, String after) {
        return link(page, before, after, 1);
    }

    /** The link that stands there for so many times, or the last. */
    private static String link(String page, String before, String after, int which) {
        Matcher link = Pattern.compile(Pattern.quote(before) + "[0-9a-f-]{36}" + Pattern.quote(after))
                .matcher(page);
        String found = "";
        for (int at = 0; at < which && link.find(); at++) {
            found = link.group();
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private MvcTestResult send(String path, RequestPostProcessor who, String body, @Nullable String contact) {
        var request = mvc.post()
                .uri(path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return contact == null
                ? request.exchange()
                : request.header("Contact-Id", contact).exchange();
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
