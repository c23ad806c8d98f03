package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class GroundPagesIT {
    private static final String LIST = "/privacy/authorities";
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    private final RequestPostProcessor officer =
            staff("privacy-office", "privacy", Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
    private final RequestPostProcessor manager =
            staff("privacy-office", "manager", Role.MANAGER, Role.AUTHORITY_STEWARD);
    private final String code =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @BeforeEach
    void anAuthorityDueForReview() {
        Installation.declare(authorities);
        Declared due = new Declared.OfAuthority(
                code,
                Authority.Kind.STATUTE,
                "CA",
                "Act of " + code,
                "Loi de " + code,
                "s. 1",
                "guichet",
                code,
                List.of("identity"),
                List.of("service-delivery"),
                "Notice",
                "Avis",
                new Declared.Terms("What is needed", "Le nécessaire", "To nobody", "À personne"),
                LocalDate.of(2000, 1, 1),
                null,
                YESTERDAY);
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(due)));
    }

    @Test
    void listsWhatIsInForceWhatWaitsAndWhatIsDueInBothLanguages() {
        String proposal = proposeToEnd();

        assertThat(get(LIST, manager))
                .hasStatusOk()
                .bodyText()
                .contains("Act of " + code + ", s. 1", "due for review", "In force", "Statute")
                .contains(code + ": it shall end", "Waits for you", proposal)
                .contains(LIST + "/new", "/privacy/purposes/new", "/privacy/purposes/service-delivery")
                .doesNotContain("??");
        assertThat(get(LIST + "?lang=fr", officer))
                .hasStatusOk()
                .bodyText()
                .contains("Loi de " + code, "à réexaminer", "En vigueur", "doit prendre fin")
                .doesNotContain("??");
    }

    @Test
    void showsOneWithItsVersionsConditionsAndOnwardRelease() {
        assertThat(get(LIST + "/" + code, officer))
                .hasStatusOk()
                .bodyText()
                .contains("Version 1", "What is needed", "To nobody", "Propose another version", "Propose that it ends")
                .doesNotContain("??");
        assertThat(get(LIST + "/" + code + "?lang=fr", officer))
                .hasStatusOk()
                .bodyText()
                .contains("Le nécessaire", "À personne", "Communication ultérieure")
                .doesNotContain("??");
        assertThat(get("/privacy/purposes/service-delivery", officer))
                .hasStatusOk()
                .bodyText()
                .contains("dpv:ServiceProvision", "Version 1")
                .doesNotContain("??");
        assertThat(get(LIST + "/nothing-of-the-sort", officer)).hasStatus(404);
        assertThat(get(LIST + "/" + code, aPrivacyOfficer()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Propose another version");
    }

    @Test
    void oneProposesAnotherComparesAndPutsItInForce() {
        assertThat(get(LIST + "/" + code + "/amendments/new", officer))
                .hasStatusOk()
                .bodyText()
                .contains("Act of " + code, "name=\"dataCategories\"", "name=\"onwardFr\"", "checked")
                .doesNotContain("??");
        String proposal = redirected(post(LIST + "/" + code + "/amendments/new", officer, draft("address")));

        assertThat(get(proposal + "?proposed=", officer))
                .hasStatusOk()
                .bodyText()
                .contains("waits for a second person", "You proposed it", "Take it back")
                .doesNotContain("Put it in force", "??");
        assertThat(get(proposal, manager))
                .hasStatusOk()
                .bodyText()
                .contains("Version 1", "As proposed", "Changed", "identity", "address", "Put it in force")
                .doesNotContain("Take it back", "??");
        assertThat(get(proposal + "/decision/IN_FORCE", manager))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"reason\"", "from the next decision on")
                .doesNotContain("??");
        assertThat(post(proposal + "/decision/IN_FORCE", officer, Map.of("reason", "mine")))
                .hasStatus(403);
        assertThat(post(proposal + "/decision/IN_FORCE", manager, Map.of("reason", " ")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#reason\"");
        assertThat(post(proposal + "/decision/IN_FORCE", manager, Map.of("reason", "compared")))
                .hasStatus3xxRedirection();
        assertThat(get(LIST + "/" + code, manager))
                .bodyText()
                .contains("Version 2", "Version 1", "Ended or replaced", "Put in force");
        assertThat(post(proposal + "/decision/REJECTED", manager, Map.of("reason", "late")))
                .hasStatus(409)
                .bodyText()
                .contains("decided in the meantime");
    }

    @Test
    void showsTheFormAgainWithEveryWrongFieldAndWhatWasTyped() {
        MvcTestResult again = post(
                LIST + "/new",
                officer,
                Map.of("code", "No Code", "kind", "HABIT", "provision", "s. 77", "validFrom", "soon"));

        assertThat(again)
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#code\"", "href=\"#kind\"", "href=\"#validFrom\"", "href=\"#dataCategories\"")
                .contains("href=\"#reason\"", "s. 77", "No Code", "soon")
                .doesNotContain("??");
        assertThat(post("/privacy/purposes/new", officer, Map.of("code", code, "nameEn", "Serving")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#nameFr\"", "href=\"#dpvTerm\"", "Serving")
                .doesNotContain("??");
        assertThat(get("/privacy/purposes/new?lang=fr", officer))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
        assertThat(get(LIST + "/new?lang=fr", officer)).hasStatusOk().bodyText().doesNotContain("??");
    }

    @Test
    void whileOneWaitsAnotherIsRefusedKindly() {
        proposeToEnd();

        assertThat(get(LIST + "/" + code, manager))
                .bodyText()
                .contains("waits for a second person")
                .doesNotContain("Propose another version");
        assertThat(post(LIST + "/" + code + "/ending", manager, Map.of("reason", "again")))
                .hasStatus(409)
                .bodyText()
                .contains("Another proposal about it waits");
    }

    @Test
    void asksWhenAnAuthorityOrAPurposeEnds() {
        String purpose = "/privacy/purposes/service-delivery/ending";
        for (String form : List.of(LIST + "/" + code + "/ending", purpose, purpose + "?lang=fr")) {
            assertThat(get(form, officer))
                    .hasStatusOk()
                    .bodyText()
                    .contains("name=\"lastDay\"", "name=\"reason\"")
                    .doesNotContain("??");
        }
        assertThat(post(purpose, officer, Map.of("lastDay", "soon")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#lastDay\"", "href=\"#reason\"", "action=\"" + purpose + "\"");
        assertThat(get("/privacy/purposes/" + code + "/ending", officer)).hasStatus(404);
        assertThat(get(LIST + "/service-delivery/ending", officer)).hasStatus(404);
    }

    @Test
    void whoeverProposedTakesItBack() {
        String proposal = proposeToEnd();

        assertThat(post(proposal + "/withdrawal", manager, Map.of())).hasStatus(403);
        assertThat(post(proposal + "/withdrawal", officer, Map.of())).hasStatus3xxRedirection();
        assertThat(get(proposal + "?done=", officer))
                .bodyText()
                .contains("taken back")
                .doesNotContain("??");
    }

    @Test
    void opensToOfficersAndStewardsAlone() {
        assertThat(get(LIST, aManager())).hasStatus(403);
        assertThat(get(LIST, aPrivacyOfficer())).hasStatusOk().bodyText().doesNotContain(LIST + "/new");
        assertThat(get("/privacy", manager)).hasStatus(403);
        assertThat(post(LIST + "/" + code + "/ending", aPrivacyOfficer(), Map.of("reason", "so")))
                .hasStatus(403);
    }

    private String proposeToEnd() {
        assertThat(get(LIST + "/" + code + "/ending", officer))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"lastDay\"")
                .doesNotContain("??");
        return redirected(post(
                LIST + "/" + code + "/ending",
                officer,
                Map.of("lastDay", YESTERDAY.plusYears(1).toString(), "reason", "the agreement ends")));
    }

    private static String redirected(MvcTestResult sent) {
        assertThat(sent).hasStatus3xxRedirection();
        String to = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
        assertThat(to).startsWith("/privacy/amendments/").endsWith("?proposed");
        return to.substring(0, to.indexOf('?'));
    }

    private MvcTestResult get(String page, RequestPostProcessor by) {
        return mvc.get().uri(page).with(by).exchange();
    }

    private MvcTestResult post(String form, RequestPostProcessor by, Map<String, String> typed) {
        var request = mvc.post().uri(form).with(by).with(csrf());
        typed.forEach(request::param);
        return request.exchange();
    }

    private Map<String, String> draft(String category) {
        return Map.ofEntries(
                Map.entry("kind", "STATUTE"),
                Map.entry("jurisdiction", "CA"),
                Map.entry("instrumentEn", "Act of " + code),
                Map.entry("instrumentFr", "Loi de " + code),
                Map.entry("provision", "s. 2"),
                Map.entry("fromParty", "guichet"),
                Map.entry("toParty", code),
                Map.entry("dataCategories", category),
                Map.entry("purposes", "service-delivery"),
                Map.entry("noticeEn", "Notice"),
                Map.entry("noticeFr", "Avis"),
                Map.entry("validFrom", YESTERDAY.toString()),
                Map.entry("reviewDue", YESTERDAY.plusYears(2).toString()),
                Map.entry("reason", "renumbered"));
    }
}
