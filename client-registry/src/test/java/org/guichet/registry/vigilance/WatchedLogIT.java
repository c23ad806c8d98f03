package org.guichet.registry.vigilance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.PastContactsForTests;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StaffForTests;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Each rule on entries of the log that was sealed: who is kin, neighbour or colleague, what contacts say, and who else looked. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, Organizations.class})
class WatchedLogIT {
    @Autowired
    private WatchDuty duty;

    @Autowired
    private Alerts alerts;

    @Autowired
    private Tuning tuning;

    @Autowired
    private AccessLog log;

    @Autowired
    @Qualifier("sealing")
    private Object sealing;

    @Autowired
    private Protected people;

    @Autowired
    private Registration registration;

    @Autowired
    private Organizations organizations;

    @Autowired
    private StaffForTests staff;

    @Autowired
    private PastContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay legal;

    private final String office = "office-" + UUID.randomUUID();

    @Test
    void aNeighbourOfTheSameFamilyNameIsNamedForBoth() {
        String family = Unlike.aName();
        String agent = staff.member(office, entered(family, "V6A 1N5"));
        ClientId hers = entered(family, "V6A1N5");
        look(agent, hers, noon(3), null, null);

        assertThat(rules(watched(agent))).contains(Rule.SAME_SURNAME, Rule.SAME_ADDRESS);
    }

    @Test
    void somebodyOfAnotherNameElsewhereIsTiedByNeither() {
        String agent = staff.member(office, entered(Unlike.aName(), "V6A 1N5"));
        named(agent, entered(Unlike.aName(), "S0G 0A1"), noon(3), null);
        String other = staff.member(office, entered(Unlike.aName(), "V6A 1N5"));
        named(other, entered(Unlike.aName(), "V6A 1N5"), noon(3), null);

        watch();

        assertThat(of(agent)).isEmpty();
        assertThat(of(other))
                .isNotEmpty()
                .allSatisfy(alert ->
                        assertThat(rules(alert)).contains(Rule.SAME_ADDRESS).doesNotContain(Rule.SAME_SURNAME));
    }

    @Test
    void whomTheDoorRefusedAsKinIsOfTheHousehold() {
        String agent = staff.member(office, people.somebody().client());
        look(agent, people.somebody().client(), noon(3), null, "own-family");

        assertThat(rules(watched(agent))).contains(Rule.SAME_HOUSEHOLD).doesNotContain(Rule.OWN_RECORD);
    }

    @Test
    void aColleagueIsWhoeverWorksInTheSameOfficeAndNotInAnother() {
        ClientId here = people.somebody().client();
        ClientId elsewhere = people.somebody().client();
        staff.member(office, here);
        staff.member("office-" + UUID.randomUUID(), elsewhere);
        String agent = staff.member(office, people.somebody().client());
        named(agent, here, noon(3), null);
        named(agent, elsewhere, noon(3).plus(Duration.ofHours(1)), null);

        watch();

        assertThat(of(agent)).extracting(Alert::clientId).contains(here.value()).doesNotContain(elsewhere.value());
        assertThat(rules(of(agent).getFirst())).contains(Rule.COLLEAGUE);
    }

    @Test
    void aPersonOfPublicInterestIsOneAsLongAsSheIsListed() {
        ClientId known = people.somebody().client();
        ClientId forgotten = people.somebody().client();
        for (ClientId one : List.of(known, forgotten)) {
            Acting.run(officer(), () -> tuning.list(one));
        }
        Acting.run(officer(), () -> tuning.unlist(forgotten));
        String agent = staff.member(office, people.somebody().client());
        named(agent, known, noon(3), null);
        named(agent, forgotten, noon(3).plus(Duration.ofHours(1)), null);

        watch();

        assertThat(of(agent)).singleElement().satisfies(alert -> {
            assertThat(alert.clientId()).isEqualTo(known.value());
            assertThat(rules(alert)).contains(Rule.PUBLIC_INTEREST);
        });
        assertThat(jdbc.sql("""
                select count(*) from registry.access_log_subject s join registry.access_log e on e.id = s.entry_id
                where s.client_id = ? and e.attributes = array['public-interest']
                """).param(forgotten.value()).query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void severalOfTheStaffWithoutACallerAreACrowd() {
        ClientId one = people.somebody().client();
        List<String> agents = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            String agent = staff.member(
                    "office-" + UUID.randomUUID(), people.somebody().client());
            agents.add(agent);
            look(agent, one, noon(3).plus(Duration.ofMinutes(at)), null, null);
        }

        watch();

        assertThat(rules(of(agents.getFirst()).getFirst())).contains(Rule.CROWD);
        assertThat(of(agents.getFirst()).getFirst().findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.CROWD);
            assertThat(finding.numbers().getFirst()).isEqualTo(6.0);
        });
    }

    @Test
    void whatAContactSaysDecidesWhatALookStandsOn() {
        String agent = staff.member(office, people.somebody().client());
        ClientId caller = colleague();
        ClientId claimed = colleague();
        ClientId nobody = colleague();
        look(agent, caller, noon(4), contacts.kept(true, true, false, noon(4).plusSeconds(600)), null);
        look(agent, claimed, noon(4), contacts.kept(true, false, false, noon(4).plusSeconds(600)), null);
        named(agent, nobody, noon(5), contacts.kept(false, false, false, noon(5).plusSeconds(600)));

        watch();

        assertThat(footing(agent, caller)).isEqualTo(Footing.CALLER);
        assertThat(footing(agent, claimed)).isEqualTo(Footing.CLAIM);
        assertThat(footing(agent, nobody)).isEqualTo(Footing.NOBODY);
        assertThat(of(agent)).singleElement().satisfies(alert -> {
            assertThat(alert.clientId()).isEqualTo(nobody.value());
            assertThat(rules(alert)).contains(Rule.NO_TICKET, Rule.COLLEAGUE);
        });
    }

    @Test
    void lookingAgainAfterTheContactWasOverAtNightAndFoundByNameAreSaid() {
        String agent = staff.member(office, people.somebody().client());
        ClientId hers = colleague();
        look(agent, hers, noon(9), contacts.kept(true, false, false, noon(9).plusSeconds(600)), null);
        for (int days = 8; days > 2; days--) {
            Instant night = legal.today()
                    .minusDays(days)
                    .atTime(LocalTime.of(3, 10))
                    .atZone(legal.zone())
                    .toInstant();
            search(agent, night.minusSeconds(30), "familyName", "givenName");
            look(agent, hers, night, null, null);
        }

        assertThat(rules(watched(agent)))
                .contains(
                        Rule.COLLEAGUE,
                        Rule.AFTER_CLOSING,
                        Rule.ODD_HOURS,
                        Rule.REPEATED,
                        Rule.FOUND_BY_NAME,
                        Rule.OUT_OF_THE_BLUE,
                        Rule.NOTHING_DONE);
    }

    @Test
    void workRecordedAndAMatterOfOthersSpeakForALook() {
        String agent = staff.member(office, people.somebody().client());
        ClientId hers = colleague();
        String other = staff.member(office, people.somebody().client());
        look(other, hers, noon(5), contacts.kept(true, true, true, null), null);
        look(agent, hers, noon(4), null, null);
        record(agent, Kind.CHANGE, List.of(hers), noon(4).plusSeconds(60), null, null, "familyName");

        watch();

        assertThat(of(agent)).isEmpty();
        Pair pair = pair(agent, hers).orElseThrow();
        assertThat(pair.openings()).singleElement().satisfies(opening -> {
            assertThat(opening.done()).isTrue();
            assertThat(opening.ongoing()).isTrue();
        });
    }

    @Test
    void whoeverLooksAgainIsJudgedOfWhatSheLookedAtBefore() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, legal.clock().instant().minus(Duration.ofHours(30)), null, "own-family");
        watch();
        assertThat(of(agent)).hasSize(1);
        String other = staff.member(office, people.somebody().client());
        ClientId kin = people.somebody().client();
        look(other, kin, legal.clock().instant().minus(Duration.ofHours(30)), null, "own-family");
        look(other, kin, legal.clock().instant().minus(Duration.ofHours(1)), null, "own-family");

        watch();

        assertThat(rules(of(other).getFirst())).contains(Rule.SAME_HOUSEHOLD);
        assertThat(pair(other, kin).orElseThrow().openings())
                .extracting(Opening::settled)
                .containsExactly(true, false);
    }

    @Test
    void aLookIsAtEverybodyWhoStandsInWhatWasOpened() {
        ClientId herself = people.somebody().client();
        ClientId partner = people.somebody().client();
        String agent = staff.member(office, herself);
        for (List<ClientId> both : List.of(List.of(herself, partner), List.of(partner, herself))) {
            record(agent, Kind.READ, both, noon(3), null, null, "familyName");
        }

        watch();

        assertThat(rules(of(agent).getFirst())).contains(Rule.OWN_RECORD);
        assertThat(pair(agent, partner)).isPresent();
    }

    @Test
    void anAlertCountsNobodyItsReaderMayNotKnowOf() {
        ClientId herself = people.somebody().client();
        ClientId sealed = people.sealed().client();
        String agent = staff.member(office, herself);
        record(agent, Kind.READ, List.of(herself, sealed), noon(3), null, null, "familyName");

        Alert alert = watched(agent);

        assertThat(Acting.as(officer(), () -> alerts.open(alert.id())).looks())
                .singleElement()
                .satisfies(entry -> assertThat(entry.subjects()).isEqualTo(1));
        assertThat(Acting.as(Installation.cleared(officer()), () -> alerts.open(alert.id()))
                        .looks())
                .singleElement()
                .satisfies(entry -> assertThat(entry.subjects()).isEqualTo(2));
        people.unseal(sealed);
    }

    @Test
    void whatIsComparedOfAPersonIsNotSaidOfAnOrganization() {
        ClientId person = people.somebody().client();
        ClientId organization = organizations.any();
        String agent = staff.member(office, people.somebody().client());
        look(agent, person, noon(3), null, null);
        look(agent, organization, noon(3).plusSeconds(1), null, null);

        watch();

        assertThat(compared(person)).containsExactlyInAnyOrder("familyName", "address.postalCode");
        assertThat(compared(organization)).containsExactly("address.postalCode");
    }

    @Test
    void aDayOfSearchesThatOpenedNothingShowsThem() {
        String agent = staff.member(office, people.somebody().client());
        served(false, agent);
        served(true, office);
        for (int at = 0; at < 40; at++) {
            search(agent, noon(3).plusSeconds(20L * at), "familyName");
        }

        Alert alert = watched(agent);

        assertThat(alert.day()).isEqualTo(legal.of(noon(3)));
        assertThat(rules(alert)).contains(Rule.SEARCH_ONLY, Rule.SEARCH_RUN);
        Alerts.Opened opened = Acting.as(officer(), () -> alerts.open(alert.id()));
        assertThat(opened.looks())
                .hasSize(40)
                .isSortedAccordingTo((one, later) -> one.at().compareTo(later.at()))
                .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(Kind.SEARCH));
        assertThat(opened.more()).isZero();
    }

    @Test
    void aDayOfRecordsOpenedForNothingShowsTheFirstOfThemAndHowManyMore() {
        String agent = staff.member(office, people.somebody().client());
        ClientId sealed = people.sealed().client();
        Instant from = noon(3).minus(Duration.ofHours(3));
        for (int at = 0; at < 210; at++) {
            record(agent, Kind.READ, List.of(new ClientId(UUID.randomUUID())), from.plusSeconds(60L * at), null, null);
        }
        record(agent, Kind.READ, List.of(sealed), from.plusSeconds(60L * 211), null, null);

        watch();

        Alert alert =
                of(agent).stream().filter(one -> one.day() != null).findFirst().orElseThrow();
        assertThat(rules(alert)).contains(Rule.VOLUME);
        Alerts.Opened opened = Acting.as(officer(), () -> alerts.open(alert.id()));
        assertThat(opened.looks()).hasSize(200);
        assertThat(opened.more())
                .as("but for the one about somebody she may not know of")
                .isEqualTo(10);
    }

    private ClientId entered(String family, String postalCode) {
        List<NewFact> facts = new ArrayList<>(people.toldOf(
                Unlike.aName(),
                family,
                LocalDate.of(1950, 1, 1)
                        .plusDays(Math.floorMod(UUID.randomUUID().hashCode(), 15_000))
                        .toString()));
        facts.add(people.fact("address.postalCode", postalCode));
        Registered registered = Acting.as(Installation.importing(), () -> registration.register(facts));
        return ((Registered.New) registered).client();
    }

    private ClientId colleague() {
        ClientId client = people.somebody().client();
        staff.member(office, client);
        return client;
    }

    private Instant noon(int daysAgo) {
        return legal.today()
                .minusDays(daysAgo)
                .atTime(LocalTime.NOON)
                .atZone(legal.zone())
                .toInstant();
    }

    private void watch() {
        while (Integer.valueOf(0)
                < (Integer) Objects.requireNonNull(ReflectionTestUtils.invokeMethod(sealing, "seal"))) {
            // until all is sealed
        }
        duty.watch();
    }

    private Alert watched(String agent) {
        watch();
        return of(agent).getFirst();
    }

    /** Eight hundred callers served by day, and a hundred quiet days, so that what is usual is known. */
    private void served(boolean ofOffice, String name) {
        jdbc.sql("""
                insert into registry.vigilance_habit (of_office, name, state)
                values (?, ?, '{"openings": 800, "pairs": 800, "footings": {"CALLER": 800},
                                "hours": [0,0,0,0,0,0,0,0,0,0,200,200,200,200,0,0,0,0,0,0,0,0,0,0],
                                "volume": {"days": 100, "sum": 100, "squares": 200},
                                "searches": {"days": 100, "sum": 100, "squares": 200},
                                "runs": {"days": 100, "sum": 100, "squares": 200}}') on conflict do nothing
                """).params(ofOffice, name).update();
    }

    private void look(String agent, ClientId client, Instant at, @Nullable UUID contact, @Nullable String refused) {
        record(agent, refused == null ? Kind.READ : Kind.REFUSAL, List.of(client), at, contact, refused, "familyName");
    }

    /** Searched for by what anybody knows of her, then opened. */
    private void named(String agent, ClientId client, Instant at, @Nullable UUID contact) {
        search(agent, at.minusSeconds(30), "familyName", "givenName");
        look(agent, client, at, contact, null);
    }

    private void search(String agent, Instant at, String... criteria) {
        record(agent, Kind.SEARCH, List.of(), at, null, null, criteria);
    }

    private void record(
            String agent,
            Kind kind,
            List<ClientId> clients,
            Instant at,
            @Nullable UUID contact,
            @Nullable String refused,
            String... attributes) {
        served(false, agent);
        served(true, office);
        Errand errand = new Errand(
                new Actor.Person(agent, Set.of(Role.AGENT), office),
                null,
                "IN_PERSON",
                contact,
                "service-delivery",
                Assurance.HIGH,
                null);
        AccessEntry entry = new AccessEntry(
                UUID.randomUUID(),
                at,
                kind,
                errand,
                errand.purpose(),
                List.of(),
                "staff",
                "guichet",
                List.of(attributes),
                refused,
                clients);
        transactions.executeWithoutResult(status -> log.record(entry));
    }

    private List<Alert> of(String agent) {
        return Acting.as(officer(), () -> alerts.list(new AlertFilter(null, null, null, null, null, 100)))
                .items()
                .stream()
                .filter(one -> one.agent().equals(agent))
                .toList();
    }

    private @Nullable Footing footing(String agent, ClientId client) {
        return pair(agent, client).orElseThrow().openings().getFirst().footing();
    }

    /** What the batch in her ledger says was opened to compare. */
    private List<String> compared(ClientId client) {
        return jdbc.sql("""
                select unnest(e.attributes) from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and e.kind = 'BATCH' and e.actor_id = 'watch-looks'
                """).param(client.value()).query(String.class).list();
    }

    private Optional<Pair> pair(String agent, ClientId client) {
        return jdbc.sql("select state::text from registry.vigilance_pair where agent = ? and client_id = ?")
                .params(agent, client.value())
                .query((row, number) -> JsonMapper.shared().readValue(row.getString(1), Pair.class))
                .optional();
    }

    private static List<Rule> rules(Alert alert) {
        return alert.against().stream().map(Finding::rule).toList();
    }

    private static Errand officer() {
        return Installation.privacyOfficer();
    }
}
