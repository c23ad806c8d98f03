package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionOperations;

/** An agent finds a client while she types, and again whom she opened before. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(FilesOfPeople.class)
class SearchPagesIT {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccessLog log;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

    private final String given = Unlike.aName();
    private final String family = Unlike.aName();

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @Test
    void findsByBeginningsOfNamesAndShowsThemMasked() {
        ClientId client = aClient(given, family);
        String contact = contact(anAgent());

        String found = body(typing(contact, anAgent(), given.substring(0, 4), family.substring(0, 3)));

        assertThat(found)
                .contains(contact + "/clients/" + client, "role=\"option\"", "data-count", given)
                .doesNotContain(family, "<html");
        assertThat(searches(contact)).isEqualTo(1);
    }

    @Test
    void asksNobodyAndLogsNothingWhereItIsTooEarly() {
        String contact = contact(anAgent());

        assertThat(body(typing(contact, anAgent(), "", family))).doesNotContain("option", "data-count");
        assertThat(searches(contact)).isZero();
    }

    @Test
    void saysThatNobodyIsFoundSoFar() {
        assertThat(body(typing(contact(anAgent()), anAgent(), given, family)))
                .contains("data-count")
                .doesNotContain("option");
    }

    @Test
    void saysInOneSentenceThatMorePeopleMayBeMeantThanCanBeShown() {
        Map<String, String> named = files.crowdOfOneName();
        String contact = contact(anAgent());

        for (String path : List.of("/search", "/search/typing")) {
            assertThat(body(post(contact + path + "?lang=en", anAgent(), named)))
                    .containsOnlyOnce("More people may be the client than can be shown. Ask for another detail.")
                    .doesNotContain("Nobody found", "There are more", "Check the spelling");
            assertThat(body(post(contact + path + "?lang=fr", anAgent(), named)))
                    .containsOnlyOnce("Plus de personnes peuvent être le client")
                    .doesNotContain("Personne de trouvé", "Il y en a d’autres", "Vérifiez l’orthographe");
        }
    }

    @Test
    void slowsDownWhoeverAsksFasterThanAnybodyTypes() {
        RequestPostProcessor fast = staff("agent-desk", "fast-" + family, Role.AGENT);
        String contact = contact(fast);

        List<MvcTestResult> answers = IntStream.range(0, 60)
                .mapToObj(time -> typing(contact, fast, given, family))
                .filter(answer -> answer.getResponse().getStatus() != 200)
                .toList();

        assertThat(answers).isNotEmpty();
        assertThat(answers.getFirst()).hasStatus(429).hasHeader("Retry-After", TypingPace.WAIT_SECONDS);
        assertThat(body(answers.getFirst())).doesNotContain("option", "data-count");
        assertThat(typing(contact, fast, "", family)).hasStatus(200);
    }

    @Test
    void isNotThereInSomebodyElsesContact() {
        RequestPostProcessor other = staff("agent-desk", "other-" + family, Role.AGENT);
        assertThat(typing(contact(anAgent()), other, given, family)).hasStatus(404);
    }

    @Test
    void listsThoseAnAgentOpenedLatestFirstAndNobodyElses() {
        RequestPostProcessor agent = staff("agent-desk", "mine-" + family, Role.AGENT);
        RequestPostProcessor other = staff("agent-desk", "theirs-" + family, Role.AGENT);
        ClientId first = aClient(given, family);
        ClientId second = aClient(Unlike.aName(), Unlike.aName());
        ClientId anothers = aClient(Unlike.aName(), Unlike.aName());
        open(agent, first);
        open(agent, second);
        open(agent, second);
        open(other, anothers);

        String contact = contact(agent);
        String page = lastViewed(contact, agent);

        assertThat(page).doesNotContain(anothers.toString(), family).containsOnlyOnce("clients/" + second);
        assertThat(page.indexOf("clients/" + second)).isPositive().isLessThan(page.indexOf("clients/" + first));
        assertThat(searches(contact)).isEqualTo(1);
    }

    @Test
    void listsTenOfElevenOpenedLatestFirstHoweverMuchWasSearchedBetween() {
        String account = "busy-" + family;
        RequestPostProcessor agent = staff("agent-desk", account, Role.AGENT);
        List<ClientId> opened = IntStream.range(0, 11)
                .mapToObj(time -> aClient(Unlike.aName(), Unlike.aName()))
                .toList();
        opened.subList(0, 6).forEach(client -> open(agent, client));
        searchAThousandTimes(account);
        opened.subList(6, 11).forEach(client -> open(agent, client));
        searchAThousandTimes(account);

        List<String> listed = Pattern.compile("/clients/([0-9a-f-]{36})")
                .matcher(lastViewed(contact(agent), agent))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(opened.reversed().stream()
                        .limit(10)
                        .map(ClientId::toString)
                        .toList());
    }

    /** As the pauses in typing of a busy week leave it in the log. */
    private void searchAThousandTimes(String account) {
        Errand errand = new Errand(
                new Actor.Person(account, Set.of(Role.AGENT), "ottawa-1"),
                null,
                "IN_PERSON",
                UUID.randomUUID(),
                "identity-verification",
                Assurance.SUBSTANTIAL,
                null);
        transactions.executeWithoutResult(status -> log.record(IntStream.range(0, 1_000)
                .mapToObj(time -> new AccessEntry(
                        Ids.next(clock),
                        clock.instant(),
                        AccessEntry.Kind.SEARCH,
                        errand,
                        "identity-verification",
                        List.of(),
                        "staff-in-contact",
                        "guichet",
                        List.of("givenName", "familyName"),
                        null,
                        List.of()))
                .toList()));
    }

    @Test
    void saysSoWhereAnAgentOpenedNobody() {
        RequestPostProcessor agent = staff("agent-desk", "new-" + family, Role.AGENT);
        assertThat(lastViewed(contact(agent), agent)).contains("You opened nobody");
    }

    private void open(RequestPostProcessor agent, ClientId client) {
        assertThat(mvc.get()
                        .uri(contact(agent) + "/clients/" + client)
                        .with(agent)
                        .accept("text/html"))
                .hasStatus(200);
    }

    private String lastViewed(String contact, RequestPostProcessor agent) {
        return body(mvc.get()
                .uri(contact + "/search/last-viewed?lang=en")
                .with(agent)
                .accept("text/html")
                .exchange());
    }

    private MvcTestResult typing(String contact, RequestPostProcessor who, String givenName, String familyName) {
        return post(
                contact + "/search/typing",
                who,
                Map.of("givenName", givenName, "familyName", familyName, "dateOfBirth", "19"));
    }

    private String contact(RequestPostProcessor who) {
        String contact = Objects.requireNonNull(post("/desk/contacts", who, Map.of("reason", "pension enquiry"))
                .getResponse()
                .getRedirectedUrl());
        post(contact + "/identification", who, Map.of("method", "photo-document", "assurance", "HIGH"));
        return contact;
    }

    private int searches(String contact) {
        return jdbc.sql("select count(*) from registry.access_log where kind = 'SEARCH' and contact_id = ?")
                .param(UUID.fromString(contact.substring(contact.lastIndexOf('/') + 1)))
                .query(Integer.class)
                .single();
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(who).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private ClientId aClient(String givenName, String familyName) {
        List<NewFact> facts = List.of(
                fact("givenName", givenName), fact("familyName", familyName), fact("phone", Unlike.aPhoneNumber()));
        return Acting.as(Installation.importing(), () -> ((Registered.New) registration.register(facts)).client());
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
