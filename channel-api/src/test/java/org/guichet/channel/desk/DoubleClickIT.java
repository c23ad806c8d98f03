package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgentsSession;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A form sent twice is one request: one effect, and both answers lead to the same page. */
@SpringBootTest(classes = GuichetApplication.class, properties = "guichet.security.issuer=https://issuer.example")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class DoubleClickIT {
    private static final Pattern KEY = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensOneContact() {
        String reason = "pension " + UUID.randomUUID();
        String key = keyOf("/desk");

        String first = redirected(send("/desk/contacts", key, "reason", reason));
        String second = redirected(send("/desk/contacts", key, "reason", reason));

        assertThat(second).isEqualTo(first);
        assertThat(count("catalog.contact where reason = ?", reason)).isEqualTo(1);
    }

    @Test
    void opensAnotherContactFromAFormThatWasMadeAnew() {
        String reason = "pension " + UUID.randomUUID();

        send("/desk/contacts", keyOf("/desk"), "reason", reason);
        send("/desk/contacts", keyOf("/desk"), "reason", reason);

        assertThat(count("catalog.contact where reason = ?", reason)).isEqualTo(2);
    }

    @Test
    void identifiesTheCallerOnceAndClosesTheContactOnce() {
        String page = redirected(send("/desk/contacts", keyOf("/desk"), "reason", "pension"));
        UUID contact = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        String identification = page + "/identification";
        String key = keyOf(page);

        assertThat(redirected(send(identification, key, "method", "photo-document", "assurance", "HIGH")))
                .isEqualTo(redirected(send(identification, key, "method", "photo-document", "assurance", "HIGH")));
        String last = keyOf(page + "/closing");
        assertThat(redirected(send(page + "/closing", last, "outcome", "RESOLVED")))
                .isEqualTo(redirected(send(page + "/closing", last, "outcome", "RESOLVED")));

        assertThat(count("catalog.contact_identification where contact_id = ?", contact))
                .isEqualTo(1);
    }

    @Test
    void refusesTheKeyOfOneFormUnderAnother() {
        String key = keyOf("/desk");
        send("/desk/contacts", key, "reason", "pension");

        MvcTestResult refused = send("/desk/contacts", key, "reason", "something else");

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("open the form again");
    }

    private String keyOf(String page) {
        String made = text(mvc.get().uri(page).with(anAgentsSession()).exchange());
        Matcher key = KEY.matcher(made);
        assertThat(key.find()).as("a key in the form of " + page).isTrue();
        return key.group(1);
    }

    private MvcTestResult send(String page, String key, String... fields) {
        var request = mvc.post()
                .uri(page)
                .with(anAgentsSession())
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("_once", key);
        for (int field = 0; field < fields.length; field += 2) {
            request = request.param(fields[field], fields[field + 1]);
        }
        return request.exchange();
    }

    private static String redirected(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int count(String from, Object parameter) {
        return jdbc.sql("select count(*) from " + from)
                .param(parameter)
                .query(Integer.class)
                .single();
    }
}
