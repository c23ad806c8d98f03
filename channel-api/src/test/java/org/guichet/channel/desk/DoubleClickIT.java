package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.desk.CounterFixtures.aFact;
import static org.guichet.channel.desk.CounterFixtures.aServiceCalled;
import static org.guichet.channel.security.Tokens.anAgentsSession;
import static org.guichet.channel.security.Tokens.mariesSession;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A form sent twice is one request: one effect, and both answers lead to the same page. */
@SpringBootTest(classes = GuichetApplication.class, properties = "guichet.security.issuer=https://issuer.example")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class DoubleClickIT {
    private static final Pattern KEY = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Programmes programmes;

    @Autowired
    private PublicServices services;

    @Autowired
    private Registration registration;

    @Autowired
    private Consenting consenting;

    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void aClientWhoMayApply() {
        Installation.declare(authorities);
        Acting.run(Installation.importing(), () -> {
            programmes.declare(new Programme("oas", "OAS", "SV", "ESDC", "test-programme", "x.url", "{}"));
            services.publish(aServiceCalled("double-click"));
            String name = Unlike.aName();
            client = ((Registered.New) registration.register(List.of(
                            aFact("givenName", name), aFact("familyName", name), aFact("maritalStatus", "SINGLE"))))
                    .client();
        });
    }

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
    void startsOneApplicationAndSubmitsItOnce() {
        String contact = redirected(send("/desk/contacts", keyOf("/desk"), "reason", "pension"));
        send(contact + "/identification", keyOf(contact), "method", "photo-document", "assurance", "HIGH");
        String view = contact + "/clients/" + client;
        String key = keyOf(view);

        String application = redirected(send(view + "/applications", key, "serviceCode", "double-click"));
        assertThat(redirected(send(view + "/applications", key, "serviceCode", "double-click")))
                .isEqualTo(application);
        assertThat(count("catalog.application where client_id = ?", client.value()))
                .isEqualTo(1);

        String form = page(anAgentsSession(), application);
        String[] answers = {"version", found(VERSION, form), "answers.income.work", "0", "submit", "true"};
        assertThat(redirected(send(application, found(KEY, form), answers)))
                .isEqualTo(redirected(send(application, found(KEY, form), answers)));
        assertThat(count(
                        "catalog.dispatch where subject_client_id = ? and recipient_kind = 'PROGRAMME'",
                        client.value()))
                .isEqualTo(1);
    }

    @Test
    void withdrawsAConsentOnce() {
        UUID consent = Installation.as(
                        Installation.citizen(client),
                        () -> consenting.give(
                                client,
                                new NewConsent(
                                        "service-delivery",
                                        List.of("guichet"),
                                        List.of("income"),
                                        "2026-1",
                                        "en",
                                        "PORTAL",
                                        null)))
                .id();
        RequestPostProcessor marie = mariesSession(client.value());
        String withdrawal = "/me/consents/" + consent + "/withdrawal";
        String key = found(KEY, page(marie, withdrawal));

        assertThat(redirected(send(marie, withdrawal, key))).isEqualTo(redirected(send(marie, withdrawal, key)));
        assertThat(count("registry.consent_event where consent_id = ? and state = 'WITHDRAWN'", consent))
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
        return found(KEY, page(anAgentsSession(), page));
    }

    private String page(RequestPostProcessor session, String page) {
        return text(mvc.get().uri(page).with(session).exchange());
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as("%s in the page", pattern).isTrue();
        return found.group(1);
    }

    private MvcTestResult send(String page, String key, String... fields) {
        return send(anAgentsSession(), page, key, fields);
    }

    private MvcTestResult send(RequestPostProcessor session, String page, String key, String... fields) {
        var request = mvc.post()
                .uri(page)
                .with(session)
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
