package org.guichet.registry.registration.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.load.BulkLoading.Report;
import org.guichet.registry.registration.load.Mapping.UnusableMapping;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@RecordApplicationEvents
class BulkLoadingIT {
    private static final List<String> HEADER =
            List.of("no", "given_name", "familyName", "dateOfBirth", "phone", "address.postalCode");

    @Autowired
    private BulkLoading loading;

    @Autowired
    private AttributeDictionary dictionary;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private final String file = UUID.randomUUID().toString();

    /** A family name of this test's own, so that its people meet nobody else's. */
    private final String family = UUID.randomUUID()
            .toString()
            .replace("-", "")
            .chars()
            .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
            .collect(Collectors.joining());

    private final String source = "register-" + UUID.randomUUID();

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @Test
    void acceptsWhoIsNewAndAddsToWhoIsKnown() {
        load(List.of(line(1, "Maëlle", "1961-03-04", "613-555-0142"), line(2, "Ahmed", "1987-11-30", "613-555-0143")));

        Report again =
                loadAs("other-" + file, "other-" + source, List.of(line(9, "Maelle", "1961-03-04", "613-555-0142")));

        assertThat(again.counts()).containsEntry(Kind.MATCHED, 1).containsEntry(Kind.ACCEPTED, 0);
        assertThat(recordsOf(Objects.requireNonNull(outcomes(again).getFirst().client())))
                .containsExactlyInAnyOrder(source, "other-" + source);
    }

    @Test
    void knowsAPersonWhoStandsTwiceInOneFile() {
        Report report = load(List.of(
                line(1, "Clotilde", "1941-02-17", "819-555-0162"), line(2, "Clotilde", "1941-02-17", "819-555-0162")));

        assertThat(outcomes(report)).extracting(Outcome::kind).containsExactly(Kind.ACCEPTED, Kind.MATCHED);
        assertThat(outcomes(report))
                .extracting(Outcome::client)
                .containsOnly(outcomes(report).getFirst().client());
    }

    @Test
    void entersADoubtfulPersonApartAndSaysWhomSheResembles() {
        Report report = load(
                List.of(line(1, "Jean", "1950-05-05", "613-555-0150"), line(2, "Jean", "1950-05-06", "613-555-0177")));

        Outcome doubtful = outcomes(report).get(1);
        assertThat(doubtful.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(doubtful.resembles())
                .containsExactly(outcomes(report).getFirst().client());
        assertThat(doubtful.reasons()).contains("givenName", "familyName");
        assertThat(jdbc.sql("select client_id from registry.duplicate_due")
                        .query(UUID.class)
                        .list())
                .contains(Objects.requireNonNull(doubtful.client()).value())
                .doesNotContain(
                        Objects.requireNonNull(outcomes(report).getFirst().client())
                                .value());
    }

    @Test
    void rejectsANumberThatIsNoText() {
        Report report = load(List.of(
                new Line(1, Map.of("no", "\uFFFD17", "given_name", "Odile")),
                new Line(2, Map.of("no", "17\u0000", "given_name", "Odile")),
                new Line(3, Map.of("no", "7".repeat(201), "given_name", "Odile"))));

        assertThat(outcomes(report))
                .extracting(Outcome::reasons)
                .containsExactly(List.of("no:input.encoding"), List.of("no:input.text"), List.of("no:input.text"));
    }

    @Test
    void keepsWhatBothLinesOfOneNumberSay() {
        Report report = load(List.of(
                line(1, "Solange", "1944-08-19", "418-555-0171"),
                new Line(2, Map.of("no", "R1", "address.postalCode", "G1R 4P5"))));

        Report again =
                loadAs("other-" + file, "other-" + source, List.of(line(9, "Solange", "1944-08-19", "418-555-0171")));

        assertThat(outcomes(again).getFirst().client())
                .isEqualTo(outcomes(report).getFirst().client());
    }

    /** Families numbered as one, or a number given anew: two people's facts in one record could never be parted. */
    @Test
    void rejectsAnotherPersonUnderANumberThatIsTakenInTheFileOrBeforeIt() {
        Line wife = numbered(1, "H7", "Sidonie", "1951-02-14");
        Line husband = numbered(2, "H7", "Anatole", "1949-11-30");
        Line child = numbered(3, "H7", "Sidonie", "1983-06-02");

        Report first = load(List.of(wife, husband));
        Report later =
                loadAs("later-" + file, source, List.of(husband, child, numbered(4, "H7", "Sidonie", "1951-02-14")));

        assertThat(outcomes(first)).extracting(Outcome::kind).containsExactly(Kind.ACCEPTED, Kind.REJECTED);
        assertThat(outcomes(later))
                .extracting(Outcome::kind)
                .containsExactly(Kind.REJECTED, Kind.REJECTED, Kind.MATCHED);
        assertThat(outcomes(first).getLast().reasons()).containsExactly("no:input.contradicts");
        assertThat(jdbc.sql("""
                        select distinct f.value #>> '{}' from registry.fact f join registry.source_record r on r.id = f.record_id
                        where r.party = ? and f.attribute = 'givenName'""").param(source).query(String.class).list()).containsExactly("Sidonie");
    }

    @Test
    void readsAColumnOfEveryTypeAsTheDictionarySpellsIt() {
        List<String> header = List.of(
                "no",
                "familyName",
                "language.preferred",
                "residence.country",
                "childCare.sharedCustody",
                "childCare.expenses",
                "formerNames",
                "disability.assistiveTools");
        Properties properties = new Properties();
        properties.setProperty("source", source);
        properties.setProperty("reference", "no");
        Line line = new Line(
                1,
                Map.of(
                        "no", "T1",
                        "familyName", family,
                        "language.preferred", "FR",
                        "residence.country", "ca",
                        "childCare.sharedCustody", "Non",
                        "childCare.expenses", "1200.50",
                        "formerNames", "Roy; Lévesque",
                        "disability.assistiveTools", "[\"ramp\", \"large print\"]"));

        Report report = Installation.as(
                Installation.importing(),
                () -> loading.load(
                        file,
                        Mapping.of(properties, header, codes()),
                        List.of(line).iterator(),
                        done -> {}));

        assertThat(outcomes(report).getFirst().kind())
                .as(outcomes(report).toString())
                .isEqualTo(Kind.ACCEPTED);
        assertThat(jdbc.sql("""
                        select f.attribute || ' ' || f.value from registry.fact f
                        join registry.source_record r on r.id = f.record_id
                        where r.party = ? and f.value is not null and f.attribute <> 'familyName'""").param(source).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "language.preferred \"fr\"",
                        "residence.country \"CA\"",
                        "childCare.sharedCustody false",
                        "childCare.expenses 1200.50",
                        "formerNames [\"Roy\", \"Lévesque\"]",
                        "disability.assistiveTools [\"ramp\", \"large print\"]");
    }

    @Test
    void aSourceThatSaysOtherwiseThanBeforeCorrectsItself() {
        load(List.of(line(1, "Gisèle", "1939-04-11", "418-555-0191"), line(2, "Omar", "1971-12-01", "418-555-0192")));

        loadAs(
                "later-" + file,
                source,
                List.of(
                        line(1, "Gisèle", "1939-04-11", "418-555-0199"),
                        line(2, "Omar", "1971-12-01", "418-555-0192")));

        assertThat(events.stream(FactCorrected.class))
                .singleElement()
                .satisfies(corrected -> assertThat(corrected.attribute()).isEqualTo("phone"));
        assertThat(jdbc.sql("""
                        select (wrong.value #>> '{}') || ' ' || (now.value #>> '{}') from registry.fact_correction c
                        join registry.fact wrong on wrong.id = c.replaces join registry.fact now on now.id = c.fact_id
                        join registry.source_record r on r.id = now.record_id where r.party = ?
                        """).param(source).query(String.class).list()).containsExactly("418-555-0191 418-555-0199");
    }

    @Test
    void aSourceCorrectsItselfOnceUnderWhicheverNumbers() {
        load(List.of(line(1, "Odette", "1937-04-11", "418-555-0193")));

        loadAs(
                "later-" + file,
                source,
                List.of(
                        line(1, "Odette", "1937-04-11", "418-555-0193"),
                        line(2, "Odette", "1937-04-11", "418-555-0194")));
        loadAs(
                "last-" + file,
                source,
                List.of(
                        line(2, "Odette", "1937-04-11", "418-555-0195"),
                        line(1, "Odette", "1937-04-11", "418-555-0196")));

        assertThat(events.stream(FactCorrected.class)).hasSize(2);
        assertThat(jdbc.sql("""
                        select (wrong.value #>> '{}') || ' ' || (now.value #>> '{}') from registry.fact_correction c
                        join registry.fact wrong on wrong.id = c.replaces join registry.fact now on now.id = c.fact_id
                        join registry.source_record r on r.id = now.record_id where r.party = ? order by c.fact_id
                        """).param(source).query(String.class).list())
                .containsExactly("418-555-0193 418-555-0194", "418-555-0194 418-555-0196");
    }

    @Test
    void anotherSourceThatSaysOtherwiseCorrectsNothing() {
        load(List.of(line(1, "Léontine", "1929-04-11", "418-555-0195")));
        loadAs("other-" + file, "other-" + source, List.of(line(9, "Léontine", "1929-04-11", "418-555-0196")));

        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void ofTwoLinesOfOneNumberTheLaterIsWhatTheSourceSaysNow() {
        load(List.of(line(1, "Aimée", "1932-04-11", "418-555-0197")));
        Line first = line(1, "Aimée", "1932-04-11", "418-555-0198");
        Line second = new Line(2, line(1, "Aimée", "1932-04-11", "418-555-0197").cells());
        loadAs("later-" + file, source, List.of(first, second));

        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void logsTheSearchForEveryoneOfAPortion() {
        int before = searches();

        load(List.of(line(1, "Benoît", "1966-10-21", "418-555-0181"), line(2, "Farah", "1991-01-19", "418-555-0182")));

        assertThat(searches()).isEqualTo(before + 1);
    }

    private int searches() {
        return jdbc.sql("select count(*) from registry.access_log where kind = 'SEARCH'")
                .query(Integer.class)
                .single();
    }

    @Test
    void rejectsARowWithEverythingThatIsWrongAndEntersTheOthers() {
        Report report = load(List.of(
                new Line(1, Map.of("no", "", "given_name", "\uFFFDve", "dateOfBirth", "2023-02-29")),
                line(2, "Ève", "2020-02-29", "613-555-0150")));

        assertThat(outcomes(report).getFirst().reasons())
                .containsExactlyInAnyOrder("no:input.missing", "given_name:input.encoding", "dateOfBirth:input.date");
        assertThat(outcomes(report)).extracting(Outcome::kind).containsExactly(Kind.REJECTED, Kind.ACCEPTED);
    }

    @Test
    void goesOnWhereItWasCutShortAndEntersNobodyTwice() {
        List<Line> lines = IntStream.rangeClosed(1, 1200)
                .mapToObj(row -> line(row, "N" + row, "19%02d-0%d-1%d".formatted(row % 90, row % 9 + 1, row % 10), ""))
                .toList();
        Iterator<Line> breaking = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Line next() {
                if (next == 700) {
                    throw new IllegalStateException("the power went");
                }
                return lines.get(next++);
            }
        };
        assertThatThrownBy(() -> Installation.as(
                        Installation.importing(), () -> loading.load(file, mapping(source), breaking, done -> {})))
                .hasMessage("the power went");
        assertThat(clients()).isEqualTo(500);
        List<Integer> progress = new ArrayList<>();

        Report report = Installation.as(
                Installation.importing(), () -> loading.load(file, mapping(source), lines.iterator(), progress::add));

        assertThat(progress).containsExactly(500, 1000, 1200);
        assertThat(report.counts().values().stream().mapToInt(rows -> rows).sum())
                .isEqualTo(1200);
        assertThat(jdbc.sql("select count(*) from registry.source_record where party = ?")
                        .param(source)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1200);
    }

    @Test
    void changesNothingWhereTheFileIsLoadedAlready() {
        List<Line> lines = List.of(line(1, "Irène", "1922-08-08", "418-555-0122"));
        Report first = load(lines);
        long facts = facts();

        assertThat(load(lines)).isEqualTo(first);
        assertThat(facts()).isEqualTo(facts);
    }

    @Test
    void showsInTheLedgerOfEveryoneWhoWasEntered() {
        Report report = load(List.of(
                line(1, "Odile", "1933-07-21", "418-555-0133"), line(2, "Samir", "1979-09-09", "418-555-0134")));

        assertThat(outcomes(report))
                .allSatisfy(outcome -> assertThat(jdbc.sql("""
                                select count(*) from registry.access_log_subject s
                                join registry.access_log l on l.id = s.entry_id and l.kind = 'BATCH'
                                where s.client_id = ?""")
                                .param(Objects.requireNonNull(outcome.client()).value())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1));
    }

    @Test
    void refusesAMappingWithEverythingThatIsWrongWithIt() {
        Properties properties = new Properties();
        properties.setProperty("column.height", "height");

        assertThatThrownBy(() -> Mapping.of(properties, HEADER, codes()))
                .isInstanceOf(UnusableMapping.class)
                .hasMessageContainingAll("source is missing", "reference", "no column height", "no attribute height");
    }

    private Report load(List<Line> lines) {
        return loadAs(file, source, lines);
    }

    private Report loadAs(String sha256, String from, List<Line> lines) {
        return Installation.as(
                Installation.importing(), () -> loading.load(sha256, mapping(from), lines.iterator(), done -> {}));
    }

    private List<Outcome> outcomes(Report report) {
        return Installation.as(Installation.importing(), () -> loading.outcomes(report.load(), 0, 10_000));
    }

    private Mapping mapping(String from) {
        Properties properties = new Properties();
        properties.setProperty("source", from);
        properties.setProperty("reference", "no");
        properties.setProperty("column.given_name", "givenName");
        return Mapping.of(properties, HEADER, codes());
    }

    private Set<String> codes() {
        return dictionary.all().stream().map(one -> one.code()).collect(Collectors.toSet());
    }

    private Line numbered(int row, String number, String given, String born) {
        return new Line(row, Map.of("no", number, "given_name", given, "familyName", family, "dateOfBirth", born));
    }

    private Line line(int row, String given, String born, String phone) {
        return new Line(
                row,
                Map.of(
                        "no", "R" + row,
                        "given_name", given,
                        "familyName", family,
                        "dateOfBirth", born,
                        "phone", phone));
    }

    private List<String> recordsOf(ClientId client) {
        return jdbc.sql("select party from registry.source_record where client_id = ?")
                .param(client.value())
                .query(String.class)
                .list();
    }

    private int clients() {
        return jdbc.sql("select count(distinct client_id) from registry.source_record where party = ?")
                .param(source)
                .query(Integer.class)
                .single();
    }

    private long facts() {
        return jdbc.sql("select count(*) from registry.fact").query(Long.class).single();
    }
}
