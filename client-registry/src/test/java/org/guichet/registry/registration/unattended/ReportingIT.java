package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.duplicate.FindingDuplicates;
import org.guichet.registry.protection.Encounter;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.protection.Protected.Somebody;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.load.DoubtfulRows;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.guichet.registry.registration.unattended.LifeEvent.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A programme's event: matched before entered, under its own grants and authority. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, FilesOfPeople.class})
class ReportingIT {
    private static final String LINE = "address.line";
    private static final LocalDate MOVED_ON = LocalDate.of(2026, 2, 1);
    private static final Instant TOLD_AT = Instant.parse("2026-02-03T10:00:00Z");

    @Autowired
    private Reporting reporting;

    @Autowired
    private LifeEventKinds kinds;

    @Autowired
    private FindingDuplicates duplicates;

    @Autowired
    private DoubtfulRows doubtful;

    @Autowired
    private Encounters encounters;

    @Autowired
    private Protected people;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private AttributeDictionary dictionary;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String number = UUID.randomUUID().toString();

    @BeforeEach
    void theProgrammeMayGiveSomeOfWhatItKnows() {
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(new Declared.OfAuthority(
                        "test-life-events",
                        Authority.Kind.STATUTE,
                        "CA",
                        "Test Act",
                        "Loi d’essai",
                        "s. 2",
                        "oas",
                        "guichet",
                        List.of("identity", "contact-point", "address", "residence", "language"),
                        List.of("registration"),
                        "Notice",
                        "Avis",
                        LocalDate.of(2000, 1, 1),
                        null,
                        null))));
    }

    @Test
    void entersWhomNobodyKnowsUnderTheProgrammesSourceRecordAndAuthority() {
        Reported reported = report(moved(number, told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06"))));

        assertThat(reported).isInstanceOf(Reported.Entered.class);
        assertThat(facts(reported.client())).containsOnlyKeys("givenName", "familyName", "dateOfBirth", "phone", LINE);
        assertThat(column(reported.client(), "r.party")).containsOnly("oas");
        assertThat(column(reported.client(), "f.basis")).containsOnly("AUTHORITY:test-life-events");
        assertThat(column(reported.client(), "f.actor_kind")).containsOnly("PROGRAMME");
        assertThat(column(reported.client(), "r.reference")).containsOnly(number);
    }

    @Test
    void addsToWhoeverIsKnownBeyondDoubtBesideWhatOthersSay() {
        Somebody known = people.somebody();

        assertThat(report(moved(number, told(known.facts())))).isEqualTo(new Reported.Added(known.client()));

        assertThat(column(known.client(), "r.party")).containsOnly("guichet", "oas");
        assertThat(facts(known.client())).containsEntry(LINE, "7 chemin Unlike");
    }

    @Test
    void entersADoubtfulPersonApartAndQueuesThePairAsComeInByAProgramme() {
        Somebody known = people.somebody();
        duplicates.find();

        Reported reported = report(moved(number, told(twinOf(known))));

        assertThat(reported).isInstanceOf(Reported.Apart.class);
        assertThat(reported.client()).isNotEqualTo(known.client());
        duplicates.find();
        assertThat(paths(known.client(), reported.client())).containsExactly("PROGRAMME");
    }

    @Test
    void knowsHerByTheProgrammesNumberUnderAnotherName() {
        Somebody known = people.somebody();
        Reported first = report(moved(number, told(twinOf(known))));

        List<NewFact> married = twinOf(known);
        married.set(1, people.fact("familyName", Unlike.aName()));
        Reported second = report(moved(number, told(married)));

        assertThat(second).isEqualTo(new Reported.Added(first.client()));
        assertThat(report(moved(UUID.randomUUID().toString(), told(known.facts()))))
                .isEqualTo(new Reported.Added(known.client()));
    }

    @Test
    void refusesAnotherPersonUnderANumberThatIsTaken() {
        ClientId first = report(moved(number, told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06"))))
                .client();
        Map<String, String> before = facts(first);

        assertThat(wrong(moved(number, told(people.toldOf(Unlike.aName(), Unlike.aName(), "1931-01-02")))))
                .containsExactly("person.reference");

        assertThat(facts(first)).isEqualTo(before);
    }

    @Test
    void keepsTheFormerAddressAsWhatWasSoUntilTheDayBefore() {
        List<Told> who = new ArrayList<>(told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06")));
        who.add(new Told(LINE, "1 rue Avant", Verification.DECLARED));

        Reported reported = report(moved(number, who));

        assertThat(jdbc.sql("""
                        select f.value #>> '{}' || ' ' || coalesce(f.valid_from::text, '-') || ' ' || coalesce(f.valid_to::text, '-')
                        from registry.fact f join registry.source_record r on r.id = f.record_id
                        where r.client_id = ? and f.attribute = 'address.line'
                        """)
                        .param(reported.client().value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("1 rue Avant - 2026-01-31", "7 chemin Unlike 2026-02-01 -");
    }

    @Test
    void leavesOneOfACrowdAndWhoeverMayBeSealedToSomebodyWithTheSameTraces() {
        Somebody sealed = people.sealed();
        Map<String, String> named = files.crowdOfOneName();
        List<Told> crowded = List.of(
                new Told("givenName", String.valueOf(named.get("givenName")), Verification.DECLARED),
                new Told("familyName", String.valueOf(named.get("familyName")), Verification.DECLARED),
                new Told("phone", Unlike.aPhoneNumber(), Verification.DECLARED));

        Reported one = report(moved(number, crowded));
        Reported other = report(moved(UUID.randomUUID().toString(), told(sealed.facts())));

        assertThat(List.of(one, other)).hasOnlyElementsOfType(Reported.Apart.class);
        assertThat(waiting()).contains(one.client(), other.client());
        assertThat(encounters()).contains(sealed.client());
    }

    @Test
    void addsToASealedClientByTheProgrammesOwnNumber() {
        List<Told> who = told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06"));
        Reported reported = report(moved(number, who));
        people.seal(reported.client());

        assertThat(report(moved(number, who))).isEqualTo(new Reported.Added(reported.client()));
    }

    @Test
    void refusesAProgrammeWithoutAGrantAndWritesNothing() {
        LifeEvent event = moved(number, told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06")));
        long before = clients();

        assertThatThrownBy(() -> Acting.as(programme("ei"), () -> reporting.report(event)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_GRANTED));

        assertThat(clients()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNotGrantedAndWhatNoAuthorityLetsItGiveAndWritesNothing() {
        List<Told> who = told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06"));
        long before = clients();

        LifeEvent income = event("income-changed", who, new Told("income.net", 18_000, Verification.SOURCE_VERIFIED));
        assertThatThrownBy(() -> report(income))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOR_THIS_ROLE));
        LifeEvent benefit =
                event("benefit-changed", who, new Told("oas.receiving", true, Verification.SOURCE_VERIFIED));
        assertThatThrownBy(() -> report(benefit))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_BASIS));
        assertThat(clients()).isEqualTo(before);
    }

    @Test
    void takesEventsFromProgrammesAlone() {
        LifeEvent event = moved(number, told(people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06")));

        for (Errand other : List.of(people.agent(), Installation.importing(), Installation.privacyOfficer())) {
            assertThatThrownBy(() -> Acting.as(other, () -> reporting.report(event)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(2));
        LifeEvent event = new LifeEvent(
                "moved",
                LocalDate.ofInstant(tomorrow, java.time.ZoneOffset.UTC),
                tomorrow,
                new LifeEvent.Somebody(
                        " ",
                        List.of(
                                new Told("dateOfBirth", "1955-13-01", Verification.DECLARED),
                                new Told("income.net", 1, Verification.DECLARED))),
                List.of(
                        new Told("dateOfDeath", "2026-01-01", Verification.DECLARED),
                        new Told(LINE, "7 chemin Unlike", Verification.DECLARED),
                        new Told(LINE, "8 chemin Unlike", Verification.DECLARED)));

        assertThat(wrong(event))
                .containsExactly(
                        "occurredOn",
                        "collectedAt",
                        "person.reference",
                        "person.facts[0]",
                        "person.facts[1].attribute",
                        "facts[0].attribute",
                        "facts[2].attribute");
        assertThat(wrong(new LifeEvent(
                        "shoe-size-changed", MOVED_ON, TOLD_AT, new LifeEvent.Somebody(number, List.of()), List.of())))
                .containsExactly("person.facts", "event");
        assertThat(wrong(event("death", told(people.toldOf("A", "B", "1957-05-06")))))
                .containsExactly("facts");
    }

    @Test
    void takesABirthThatChangesNothing() {
        assertThat(report(event("birth", told(people.toldOf(Unlike.aName(), Unlike.aName(), "2026-01-06")))))
                .isInstanceOf(Reported.Entered.class);
    }

    @Test
    void speaksOfNothingTheRegistryCannotHoldOfAPerson() {
        List<String> spokenOf = new ArrayList<>(kinds.all().person());
        kinds.all().kinds().forEach(kind -> {
            spokenOf.addAll(kind.tells());
            spokenOf.addAll(kind.needs());
        });

        assertThat(spokenOf)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(dictionary.find(code)).hasValueSatisfying(attribute -> {
                    assertThat(attribute.held()).isEqualTo(Attribute.Held.KEPT);
                    assertThat(attribute.appliesTo(ClientKind.PERSON)).isTrue();
                }));
    }

    private Reported report(LifeEvent event) {
        return Acting.as(programme("oas"), () -> reporting.report(event));
    }

    private List<String> wrong(LifeEvent event) {
        List<String> fields = new ArrayList<>();
        assertThatThrownBy(() -> report(event))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> problem.wrong().stream().map(Wrong::field).forEach(fields::add));
        return fields;
    }

    private static Errand programme(String code) {
        return new Errand(new Actor.Programme(code), null, "PARTNER", null, "registration", Assurance.HIGH, null);
    }

    private static LifeEvent moved(String number, List<Told> who) {
        return new LifeEvent(
                "moved",
                MOVED_ON,
                TOLD_AT,
                new LifeEvent.Somebody(number, who),
                List.of(new Told(LINE, "7 chemin Unlike", Verification.DOCUMENT_SEEN)));
    }

    private LifeEvent event(String kind, List<Told> who, Told... facts) {
        return new LifeEvent(kind, MOVED_ON, TOLD_AT, new LifeEvent.Somebody(number, who), List.of(facts));
    }

    private static List<Told> told(List<NewFact> facts) {
        return facts.stream()
                .map(fact -> new Told(fact.attribute(), fact.value(), Verification.SOURCE_VERIFIED))
                .toList();
    }

    /** Told alike, and born on another day. */
    private List<NewFact> twinOf(Somebody known) {
        List<NewFact> twin = new ArrayList<>(known.facts());
        twin.set(2, people.fact("dateOfBirth", "1982-11-23"));
        return twin;
    }

    private Map<String, String> facts(ClientId client) {
        Map<String, String> facts = new java.util.HashMap<>();
        jdbc.sql("""
                select f.attribute, f.value #>> '{}' as value
                from registry.fact f join registry.source_record r on r.id = f.record_id where r.client_id = ?
                """).param(client.value()).query(row -> {
            facts.put(row.getString(1), String.valueOf(row.getString(2)));
        });
        return facts;
    }

    private List<@Nullable String> column(ClientId client, String column) {
        return jdbc.sql("select distinct " + column
                        + " from registry.fact f join registry.source_record r on r.id = f.record_id"
                        + " where r.client_id = ?")
                .param(client.value())
                .query(String.class)
                .list();
    }

    private List<String> paths(ClientId one, ClientId other) {
        return jdbc.sql("""
                select path from registry.duplicate_review
                where state = 'OPEN' and first_id in (:one, :other) and second_id in (:one, :other)
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(String.class)
                .list();
    }

    private List<ClientId> waiting() {
        List<ClientId> waiting = new ArrayList<>();
        DoubtfulRows.@Nullable Place next = null;
        do {
            DoubtfulRows.Place from = next;
            DoubtfulRows.Page page = Acting.as(people.supervisor(), () -> doubtful.waiting(100, from));
            page.items().forEach(row -> waiting.add(row.client()));
            next = page.next();
        } while (next != null);
        return waiting;
    }

    private List<ClientId> encounters() {
        List<ClientId> met = new ArrayList<>();
        UUID next = null;
        do {
            UUID from = next;
            Encounters.Page page = Acting.as(people.officer(), () -> encounters.waiting(100, from));
            page.items().stream().map(Encounter::client).forEach(met::add);
            next = page.next();
        } while (next != null);
        return met;
    }

    private long clients() {
        return jdbc.sql("select count(*) from registry.client")
                .query(Long.class)
                .single();
    }
}
