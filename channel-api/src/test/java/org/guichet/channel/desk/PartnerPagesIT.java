package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPartner;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A partner names the client by what the client signed, serves her, and is stopped by her; by page and by the API. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class PartnerPagesIT {
    private static final String ANY_ID = "[0-9a-f-]{36}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk townsfolk;

    private final String rosesName = Unlike.aName();
    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId helper = new ClientId(new UUID(0, 0));

    @BeforeEach
    void twoClients() {
        rose = townsfolk.somebody(rosesName, LocalDate.of(1941, 3, 5));
        helper = townsfolk.somebody(Unlike.aName(), LocalDate.of(1981, 8, 9));
    }

    @Test
    void aPartnerNamesTheClientServesHerAndIsStopped() {
        String number = signed("*");
        String contact = contact();
        assertThat(get(contact + "/represented", partner()))
                .contains("Name the client")
                .doesNotContain("/search\"");

        String view = Objects.requireNonNull(
                post(contact + "/represented", partner(), Map.of("representation", " " + number + " "))
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(view).isEqualTo(contact + "/clients/" + rose);
        assertThat(get(view, partner()))
                .contains(rosesName, "Trusted intermediary", "told to the client")
                .doesNotContain("/representatives\"", "/relations\"");
        assertThat(get("/me/disclosures?lang=en", marie(rose.value()))).contains("A representative, for the client");

        String hers = get("/me/representatives", marie(rose.value()));
        assertThat(hers).contains(number);
        post(found("/me/representatives/" + ANY_ID + "/ending", hers), marie(rose.value()), Map.of());

        assertThat(mvc.get().uri(view).with(partner()).accept("text/html"))
                .hasStatus(403)
                .bodyText()
                .contains("You may no longer act for this person");
    }

    @Test
    void aNumberThatIsNobodysIsAnsweredAsOneThatNamesAnother() {
        String number = signed("*");
        String contact = contact();
        RequestPostProcessor another = aPartner(townsfolk.somebody().value());

        assertThat(post(contact + "/represented", another, Map.of("representation", number)))
                .hasStatus(404)
                .bodyText()
                .contains("id=\"representation-error\"", "is no representation that names you");
        assertThat(post(
                        contact + "/represented",
                        another,
                        Map.of("representation", UUID.randomUUID().toString())))
                .hasStatus(404);
        assertThat(post(contact + "/represented", another, Map.of("representation", "form 3")))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"representation-error\"");
        assertThat(mvc.get().uri(contact + "/clients/" + rose).with(another).accept("text/html"))
                .hasStatus(404);
    }

    @Test
    void aPartnerLooksForNobodyAndRecordsNothingOfWhoActs() {
        signed("*");
        String contact = contact();
        assertThat(post(contact + "/search", partner(), Map.of("familyName", rosesName, "dateOfBirth", "1941-03-05")))
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri(contact + "/search/last-viewed")
                        .with(partner())
                        .accept("text/html"))
                .hasStatus(403);
        assertThat(post(
                        contact + "/clients/" + rose + "/relations",
                        partner(),
                        Map.of("otherId", helper.toString(), "kind", "SPOUSE", "name", "Paul Tremblay")))
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/desk/contacts/" + UUID.randomUUID() + "/represented")
                        .with(anAgent())
                        .accept("text/html"))
                .hasStatus(403);
    }

    @Test
    void theApiOpensTheSameAndNoMore() {
        String number = signed("identity");
        String contact = opened();

        assertThat(api("/api/v1/representations/" + number, partner(), contact))
                .hasStatusOk()
                .bodyText()
                .contains("\"clientId\":\"" + rose + "\"", "\"state\":\"IN_FORCE\"");
        assertThat(api("/api/v1/clients/" + rose, partner(), contact))
                .hasStatusOk()
                .bodyText()
                .contains(rosesName, "TRUSTED_INTERMEDIARY", "representation-out-of-scope");
        assertThat(api("/api/v1/clients/" + townsfolk.somebody(), partner(), opened()))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/api/v1/clients/search")
                        .with(partner())
                        .header("Contact-Id", contact)
                        .contentType("application/json")
                        .content("{\"familyName\":\"" + rosesName + "\",\"dateOfBirth\":\"1941-03-05\"}"))
                .hasStatus(403);
        assertThat(api("/api/v1/representations/" + number, anAgent(), contact)).hasStatus(403);
        assertThat(api("/api/v1/representations/" + number, partner(), null)).hasStatus(403);
    }

    /** At the counter, with the form the client signed; the number of what was recorded. */
    private String signed(String category) {
        String list = Townsfolk.identifiedContact(mvc) + "/clients/" + rose + "/representatives";
        assertThat(post(
                        list,
                        anAgent(),
                        Map.of(
                                "representativeId", helper.toString(),
                                "name", "Settlement helper",
                                "kind", "TRUSTED_INTERMEDIARY",
                                "categories", category,
                                "services", "*",
                                "may", "ACT",
                                "proof", "SIGNED_AUTHORIZATION",
                                "reference", "form 3",
                                "endsOn",
                                        LocalDate.now(ZoneOffset.UTC)
                                                .plusYears(1)
                                                .toString())))
                .hasStatus(302);
        return found(list + "/" + ANY_ID + "/ending", get(list, anAgent())).split("/")[7];
    }

    /** Opened by a partner. */
    private String contact() {
        MvcTestResult opened = post("/desk/contacts", partner(), Map.of("reason", "helps with a pension"));
        String form = Objects.requireNonNull(opened.getResponse().getRedirectedUrl());
        assertThat(form).endsWith("/represented");
        return form.replace("/represented", "");
    }

    private String opened() {
        return contact().replace("/desk/contacts/", "");
    }

    private RequestPostProcessor partner() {
        return aPartner(helper.value());
    }

    private MvcTestResult api(String path, RequestPostProcessor who, @Nullable String contact) {
        var request = mvc.get().uri(path).with(who);
        return (contact == null ? request : request.header("Contact-Id", contact)).exchange();
    }

    private String get(String path, RequestPostProcessor who) {
        MvcTestResult answer = mvc.get().uri(path).with(who).accept("text/html").exchange();
        assertThat(answer).hasStatusOk();
        return Townsfolk.text(answer);
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String found(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }
}
