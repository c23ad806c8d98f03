package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactCorrected;
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
        assertThat(jdbc.sql("""
                        select (wrong.value #>> '{}') || ' ' || (now.value #>> '{}') from registry.fact_correction c
                        join registry.fact wrong on wrong.id = c.replaces join registry.fact now on now.id = c.fact_id
                        where c.client_id = ?
                        """).param(client.value()).query(String.class).list())
                .containsExactly("7 chemin Unlike 9 chemin Unlike");
    }

    @Test
    void whatItKnewEarlierCorrectsNothing() {
        List<NewFact> who = somebody();
        report(who, "9 chemin Unlike", "2026-02-01", "2026-02-05");

        report(who, "7 chemin Unlike", "2026-02-01", "2026-02-03");

        assertThat(events.stream(FactCorrected.class)).isEmpty();
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
