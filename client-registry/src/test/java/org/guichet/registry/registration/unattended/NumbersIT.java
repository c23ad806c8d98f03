package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.guichet.registry.Blocking;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** A programme's number stands for one person, whatever becomes of her record. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, LifeEvents.class})
class NumbersIT {
    @Autowired
    private LifeEvents programme;

    @Autowired
    private Merging merging;

    @Autowired
    private Protected people;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    private final String number = LifeEvents.number();

    @Test
    void goesWithWhomItStoodForOnceAMergeIsUndone() {
        ClientId other = people.somebody().client();
        List<NewFact> who = somebody();
        ClientId told = report(number, who, "7 chemin Unlike", "2026-02-01");
        List<String> othersBefore = facts(other);
        merge(other, told);

        assertThat(report(number, who.subList(3, 4), "9 chemin Unlike", "2026-05-01"))
                .isEqualTo(told);
        Acting.run(people.supervisor(), () -> merging.unmerge(mergeOf(told), null));

        assertThat(facts(other)).isEqualTo(othersBefore);
        assertThat(facts(told)).contains("oas address.line 9 chemin Unlike");
    }

    @Test
    void entersOnePersonOnceWhenSheIsToldOfTwiceAtOnce() {
        LifeEvent event = LifeEvents.moved(number, somebody(), "7 chemin Unlike", "2026-02-01");
        AtomicReference<Reported> first = new AtomicReference<>();

        CompletableFuture<Reported> second = Acting.as(
                people.supervisor(),
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    first.set(programme.report(event));
                    CompletableFuture<Reported> begun = CompletableFuture.supplyAsync(() -> programme.report(event));
                    Blocking.somebodyOr(jdbc, begun::isDone);
                    return begun;
                })));

        Reported entered = Objects.requireNonNull(first.get());
        assertThat(entered).isInstanceOf(Reported.Entered.class);
        assertThat(second).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(new Reported.Added(entered.client()));
    }

    private List<NewFact> somebody() {
        return people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06");
    }

    private ClientId report(String under, List<NewFact> who, String line, String since) {
        return programme.report(LifeEvents.moved(under, who, line, since)).client();
    }

    private void merge(ClientId survivor, ClientId merged) {
        Acting.run(people.supervisor(), () -> merging.merge(survivor, merged, "one person", Map.of()));
    }

    private UUID mergeOf(ClientId merged) {
        return jdbc.sql("select id from registry.merge where merged_id = ?")
                .param(merged.value())
                .query(UUID.class)
                .single();
    }

    private List<String> facts(ClientId client) {
        return jdbc.sql("""
                        select r.party || ' ' || f.attribute || ' ' || (f.value #>> '{}')
                        from registry.fact f join registry.source_record r on r.id = f.record_id
                        where r.client_id = ? order by f.id
                        """).param(client.value()).query(String.class).list();
    }
}
