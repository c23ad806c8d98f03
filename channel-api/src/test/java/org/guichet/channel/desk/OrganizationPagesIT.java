package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.BusinessNumbers;
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

/** An organization is registered and found at the desk, and whoever holds its mandate turns to its pages. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class OrganizationPagesIT {
    @Autowired
    private MockMvcTester mvc;

    private final String name = "Garage " + Unlike.aName();
    private final String number = BusinessNumbers.any();
    private ClientId rose = new ClientId(new java.util.UUID(0, 0));
    private ClientId paul = rose;

    @BeforeEach
    void twoPeople(@Autowired Townsfolk townsfolk) {
        rose = townsfolk.somebody();
        paul = townsfolk.somebody();
    }

    @Test
    void isRegisteredOnceAndFoundByItsNumber() {
        String garage = registered();
        assertThat(garage).contains("?registered");
        assertThat(get(garage, anAgent(), null))
                .contains("<h1 class=\"govuk-heading-l\">" + name, "Registered.", "Business number", number)
                .doesNotContain("/relations", "??");
        String again = contact();
        assertThat(post(again + "/registration/organization", anAgent(), null, told()))
                .hasStatus(302)
                .hasRedirectedUrl(
                        again + garage.substring(garage.indexOf("/clients/")).replace("registered", "known"));

        String found = Townsfolk.text(post(
                contact() + "/organizations/search", anAgent(), null, Map.of("identifier.businessNumber", number)));

        assertThat(found)
                .contains(name, "••• ••• " + number.substring(6), "One organization may be meant")
                .doesNotContain("??");
    }

    @Test
    void aDoubtfulOneIsComparedFirst() {
        registered();
        Map<String, String> declared = new HashMap<>(told());
        declared.remove("seen");
        String contact = contact();
        String review = Townsfolk.text(post(contact + "/registration/organization", anAgent(), null, declared));

        assertThat(review)
                .contains("May be known already", name, "It is none of these")
                .doesNotContain("??");
        declared.put("notTheSame", found("notTheSame\" value=\"([0-9a-f-]{36})", review));
        declared.put("identifier.businessNumber", BusinessNumbers.any());
        assertThat(post(contact + "/registration/organization", anAgent(), null, declared))
                .hasStatus(302);
    }

    @Test
    void namesWhatIsWrongByItsFieldAndKeepsWhatWasTyped() {
        String contact = contact();
        MvcTestResult wrong = post(
                contact + "/registration/organization",
                anAgent(),
                null,
                Map.of("identifier.businessNumber", "123456783", "phone", "8195550100"));
        assertThat(wrong)
                .hasStatus(400)
                .bodyText()
                .contains("id=\"legalName-error\"", "id=\"identifier.businessNumber-error\"", "value=\"8195550100\"");
        assertThat(post(contact + "/registration/organization", anAgent(), null, Map.of()))
                .hasStatus(400)
                .bodyText()
                .contains("id=\"legalName-error\"");
        assertThat(post(contact + "/organizations/search", anAgent(), null, Map.of("legalName", "Garage")))
                .hasStatus(400);
        assertThat(get(contact + "/registration/organization?lang=fr", anAgent(), null))
                .contains("Inscrire une organisation", "société par actions")
                .doesNotContain("??");
    }

    @Test
    void aHolderActsForItAndStopsAnother() {
        String view = registered();
        String mandates = view.substring(0, view.indexOf('?')) + "/representatives";
        assertThat(get(mandates + "/new?person=" + rose, anAgent(), null))
                .contains("Mandate for an organization", "Resolution of the board")
                .doesNotContain("Power of attorney for property", "Birth certificate", "services-oas");
        record(mandates, rose, "Rose Gagnon");
        record(mandates, paul, "Paul Tremblay");

        String mine = get("/me/representatives", marie(rose.value()), null);
        MvcTestResult turned =
                post(found("(/me/represented/[0-9a-f-]{36}/acting)", mine), marie(rose.value()), null, Map.of());
        Cookie session = Objects.requireNonNull(turned.getResponse().getCookie("guichet"));
        assertThat(get("/me", marie(rose.value()), session))
                .contains("You act for " + name, "Mandate for an organization", "Who acts for it", number)
                .doesNotContain("??");
        String others = get("/me/mandates", marie(rose.value()), session);
        assertThat(others).contains("Rose Gagnon", "Paul Tremblay");
        String ending = found("Paul Tremblay.*?(/me/mandates/[0-9a-f-]{36}/ending)", others);
        assertThat(get(ending, marie(rose.value()), session)).contains("Stop Paul Tremblay acting for " + name + "?");
        assertThat(post(ending, marie(rose.value()), session, Map.of()))
                .hasStatus(302)
                .hasRedirectedUrl("/me/mandates?stopped");

        assertThat(get("/me/representatives", marie(paul.value()), null)).doesNotContain("/acting\"");
        assertThat(mvc.get().uri("/me/mandates").with(marie(paul.value())).accept("text/html"))
                .hasStatus(404);
    }

    private Map<String, String> told() {
        return Map.of(
                "legalName", name,
                "legalFormType", "CORPORATION",
                "identifier.businessNumber", number,
                "address.postalCode", "J8X 3Y6",
                "seen", "true");
    }

    private String registered() {
        return Objects.requireNonNull(post(contact() + "/registration/organization", anAgent(), null, told())
                .getResponse()
                .getRedirectedUrl());
    }

    private void record(String mandates, ClientId holder, String called) {
        assertThat(post(
                        mandates,
                        anAgent(),
                        null,
                        Map.of(
                                "representativeId", holder.toString(),
                                "name", called,
                                "kind", "MANDATE",
                                "categories", "*",
                                "services", "*",
                                "may", "ACT",
                                "proof", "RESOLUTION",
                                "reference", "resolution 7",
                                "endsOn", "2199-12-31")))
                .hasStatus(302);
    }

    private String contact() {
        return Townsfolk.identifiedContact(mvc);
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private String get(String path, RequestPostProcessor who, @Nullable Cookie session) {
        var request = mvc.get().uri(path).with(who).accept("text/html");
        MvcTestResult answer = (session == null ? request : request.cookie(session)).exchange();
        assertThat(answer).hasStatusOk();
        return Townsfolk.text(answer);
    }

    private MvcTestResult post(
            String path, RequestPostProcessor who, @Nullable Cookie session, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf());
        fields.forEach(request::param);
        return (session == null ? request : request.cookie(session)).exchange();
    }
}
