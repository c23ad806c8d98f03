package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a programme tells of somebody it has told of before. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, LifeEvents.class})
@RecordApplicationEvents
class RetellingIT {
    @Autowired
    private LifeEvents programme;

    @Autowired
    private Protected people;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private ClientRecords records;

    @Autowired
    private JdbcClient jdbc;

    private final String number = LifeEvents.number();

    @Test
    void whatItSaysOtherwiseThanBeforeCorrectsWhatItSaid() {
        List<NewFact> who = somebody();
        ClientId client = report(who, "7 chemin Unlike", "2026-02-01", "2026-02-03");
        report(who, "7 chemin Unlike", "2026-02-01", "2026-02-04");
        assertThat(events.stream(FactCorrected.class)).isEmpty();

        report(who, "9 chemin Unlike", "2026-02-01", "2026-02-05");

        assertThat(events.stream(FactCorrected.class)).singleElement().satisfies(corrected -> {
            assertThat(corrected.client()).isEqualTo(client);
            assertThat(corrected.attribute()).isEqualTo(LifeEvents.LINE);
        });
        assertThat(corrections(client)).containsExactly("7 chemin Unlike 9 chemin Unlike");
    }

    @Test
    void whatItKnewEarlierCorrectsNothing() {
        List<NewFact> who = somebody();
        report(who, "9 chemin Unlike", "2026-02-01", "2026-02-05");

        report(who, "7 chemin Unlike", "2026-02-01", "2026-02-03");

        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    @Test
    void whatIsToldLatePutsNoOldValueBack() {
        List<NewFact> who = somebody();
        ClientId client = report(who, "9 chemin Unlike", "2026-05-01", "2026-05-03");
        List<NewFact> before = new ArrayList<>(who);
        before.add(people.fact(LifeEvents.LINE, "1 rue Avant"));

        programme.report(
                LifeEvents.event("name-changed", number, before, "Unlike-Roy", "2026-04-01", "2026-06-01T10:00:00Z"));
        report(who, "7 chemin Unlike", "2026-02-01", "2026-06-02");

        assertThat(current(client, LifeEvents.LINE)).isEqualTo("9 chemin Unlike");
        assertThat(current(client, "familyName")).isEqualTo("Unlike-Roy");
        assertThat(jdbc.sql("""
                        select (f.value #>> '{}') || ' ' || f.valid_from || ' ' || coalesce(f.valid_to::text, '-')
                        from registry.fact f join registry.source_record r on r.id = f.record_id
                        where r.client_id = ? and f.attribute = 'address.line' order by f.id
                        """).param(client.value()).query(String.class).list())
                .containsExactly("9 chemin Unlike 2026-05-01 -", "7 chemin Unlike 2026-02-01 2026-04-30");
    }

    @Test
    void underASecondNumberOnlyWhatItNeverToldOfHerIsNew() {
        Protected.Somebody known = people.somebody();
        List<NewFact> who = new ArrayList<>(known.facts());
        who.add(people.fact("email", "now@example.org"));
        report(who, "9 chemin Unlike", "2026-05-01", "2026-05-03");
        who.set(4, people.fact("email", "before@example.org"));
        who.add(people.fact("address.postalCode", "J8X 1A1"));

        Reported again = programme.report(LifeEvents.event(
                "moved", LifeEvents.number(), who, "11 chemin Unlike", "2026-06-01", "2026-06-02T10:00:00Z"));

        assertThat(again).isEqualTo(new Reported.Added(known.client()));
        assertThat(current(known.client(), "email")).isEqualTo("now@example.org");
        assertThat(current(known.client(), "address.postalCode")).isEqualTo("J8X 1A1");
        assertThat(current(known.client(), LifeEvents.LINE)).isEqualTo("11 chemin Unlike");
        assertThat(events.stream(FactCorrected.class))
                .extracting(FactCorrected::client, FactCorrected::attribute)
                .containsExactly(tuple(known.client(), LifeEvents.LINE));
        assertThat(corrections(known.client())).containsExactly("9 chemin Unlike 11 chemin Unlike");

        programme.report(LifeEvents.event(
                "moved", LifeEvents.number(), who, "7 chemin Unlike", "2026-02-01", "2026-06-03T10:00:00Z"));

        assertThat(current(known.client(), LifeEvents.LINE)).isEqualTo("11 chemin Unlike");
        assertThat(corrections(known.client())).hasSize(1);
    }

    @Test
    void underItsOwnNumberOnceMoreItCorrectsWhatItSaidUnderAnother() {
        List<NewFact> who = people.somebody().facts();
        String second = LifeEvents.number();
        ClientId client = report(who, "9 chemin Unlike", "2026-05-01", "2026-05-03");
        programme.report(
                LifeEvents.event("moved", second, who, "11 chemin Unlike", "2026-05-01", "2026-05-04T10:00:00Z"));
        programme.report(
                LifeEvents.event("moved", second, who, "13 chemin Unlike", "2026-05-01", "2026-05-05T10:00:00Z"));

        report(who, "15 chemin Unlike", "2026-05-01", "2026-05-06");

        assertThat(corrections(client))
                .containsExactly(
                        "9 chemin Unlike 11 chemin Unlike",
                        "11 chemin Unlike 13 chemin Unlike",
                        "13 chemin Unlike 15 chemin Unlike");
    }

    /** Who she was before the event is no mistake, though it is told in the same message. */
    @Test
    void whatIsToldOfSomebodyNewCorrectsNothing() {
        programme.report(LifeEvents.event(
                "name-changed", number, somebody(), "Unlike-Roy", "2026-04-01", "2026-06-01T10:00:00Z"));

        assertThat(events.stream(FactCorrected.class)).isEmpty();
    }

    /** What was wrong and what is said instead, in the order in which it was told. */
    private List<String> corrections(ClientId client) {
        return jdbc.sql("""
                        select (wrong.value #>> '{}') || ' ' || (now.value #>> '{}') from registry.fact_correction c
                        join registry.fact wrong on wrong.id = c.replaces join registry.fact now on now.id = c.fact_id
                        where c.client_id = ? order by c.fact_id
                        """).param(client.value()).query(String.class).list();
    }

    /** What the programme says now. */
    private Object current(ClientId client, String attribute) {
        return records.find(client, Set.of(attribute), Seen.EVERYBODY).orElseThrow().facts().stream()
                .filter(held -> held.party().equals(LifeEvents.PROGRAMME))
                .map(held -> held.fact().value())
                .findFirst()
                .orElseThrow();
    }

    private List<NewFact> somebody() {
        return people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06");
    }

    private ClientId report(List<NewFact> who, String line, String since, String collectedOn) {
        return programme
                .report(LifeEvents.event("moved", number, who, line, since, collectedOn + "T10:00:00Z"))
                .client();
    }
}
