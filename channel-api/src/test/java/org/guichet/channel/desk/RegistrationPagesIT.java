package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whom nobody knows is registered at the desk, from the search that found nobody to the client's view. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class RegistrationPagesIT {
    private static final LocalDate BORN = LocalDate.of(1957, 4, 2);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private final String given = Unlike.aName();
    private final String family = Unlike.aName();

    @Test
    void takesOverWhatWasSearchedForAndRegistersOnce(@Autowired Townsfolk townsfolk) {
        townsfolk.somebody();
        String contact = contact();
        Map<String, String> typed = Map.of("givenName", given, "familyName", family, "phone", "819 555-0163");

        assertThat(text(contact + "/search", typed)).contains("Register a person", "/registration/person");
        Map<String, String> begun = new HashMap<>(typed);
        begun.put("begin", "true");
        assertThat(text(contact + "/registration/person", begun))
                .contains("value=\"" + family + "\"", "value=\"819 555-0163\"")
                .doesNotContain("error", "??");

        String view = redirected(contact + "/registration/person", told());
        assertThat(view).contains("?registered");
        assertThat(redirected(contact() + "/registration/person", told())).endsWith(client(view) + "?known");
    }

    @Test
    void comparesWhoeverMayBeKnownFirst(@Autowired Townsfolk townsfolk) {
        ClientId known = townsfolk.somebody(family, BORN);
        String contact = contact();
        Map<String, String> told = new HashMap<>(told());
        told.remove("seen");
        told.put("givenName", "");

        String review = text(contact + "/registration/person", told);
        assertThat(review)
                .contains("May be known already", known.toString(), "It is none of these: register")
                .doesNotContain("??");

        told.put("notTheSame", known.toString());
        Map<String, String> again = new HashMap<>(told);
        again.put("again", "true");
        assertThat(text(contact + "/registration/person", again)).contains(known.toString());

        assertThat(redirected(contact + "/registration/person", told)).contains("?registered");
    }

    @Test
    void asksWhyItIsNobodyKnownWhereMoreMayBeMeant(@Autowired Townsfolk townsfolk) {
        townsfolk.somebody();
        String contact = contact();
        Map<String, String> told = new HashMap<>(told());
        jdbc.sql("insert into registry.matching_key_due values (?)")
                .param(UUID.randomUUID())
                .update();
        try {
            assertThat(text(contact + "/registration/person", told))
                    .contains("More may be meant than can be shown", "id=\"apart\"", "Enter apart")
                    .doesNotContain("??");
            told.put("apart", " ");
            assertThat(post(contact + "/registration/person", told))
                    .hasStatus(400)
                    .bodyText()
                    .contains("id=\"apart-error\"", "Enter apart");
            told.put("apart", "she has just come to the country");
            assertThat(redirected(contact + "/registration/person", told)).contains("?registered");
        } finally {
            jdbc.sql("delete from registry.matching_key_due").update();
        }
    }

    @Test
    void saysBeforeAnythingIsTypedThatTheCallerIsToBeIdentified() {
        String contact = Objects.requireNonNull(post("/desk/contacts", Map.of("reason", "somebody calls"))
                .getResponse()
                .getRedirectedUrl());

        assertThat(form(contact)).contains("Record first how you identified the caller.");
        assertThat(form(contact())).doesNotContain("Record first how you identified the caller.");
    }

    @Test
    void namesEveryWrongFieldAndKeepsWhatWasTyped(@Autowired Townsfolk townsfolk) {
        townsfolk.somebody();
        Map<String, String> told = new HashMap<>(told());
        told.put("dateOfBirth", "1957-02-30");
        told.put("identifier.sin", "123456789");

        assertThat(post(contact() + "/registration/person", told))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"dateOfBirth-error\"", "id=\"identifier.sin-error\"", "value=\"" + family + "\"");
        assertThat(post(contact() + "/registration/person", Map.of()))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"givenName-error\"");
        assertThat(mvc.get()
                        .uri(contact() + "/registration/person?lang=fr")
                        .with(anAgent())
                        .accept("text/html"))
                .hasStatusOk()
                .bodyText()
                .contains("Inscrire une personne")
                .doesNotContain("??");
    }

    private Map<String, String> told() {
        return Map.of("givenName", given, "familyName", family, "dateOfBirth", BORN.toString(), "seen", "true");
    }

    private String contact() {
        return Townsfolk.identifiedContact(mvc);
    }

    private String form(String contact) {
        return Townsfolk.text(mvc.get()
                .uri(contact + "/registration/person")
                .with(anAgent())
                .accept("text/html")
                .exchange());
    }

    private static String client(String view) {
        Matcher matcher = Pattern.compile("/clients/[0-9a-f-]{36}").matcher(view);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private String redirected(String path, Map<String, String> fields) {
        MvcTestResult answer = post(path, fields);
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private String text(String path, Map<String, String> fields) {
        MvcTestResult answer = post(path, fields);
        assertThat(answer).hasStatusOk();
        return Townsfolk.text(answer);
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(anAgent()).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
