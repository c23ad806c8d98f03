package org.guichet.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand mixed reads while the process is killed ten times: every answer received has its entry in the access log,
 * and no more entries are without a received answer than requests were under way when it was killed (rule 12).
 */
@EnabledIfSystemProperty(named = "guichet.long", matches = "true")
class KilledReadsIT {
    private static final int READS = 10_000;
    private static final int KILLS = 10;
    private static final int COUNTERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    static Path folder;

    private enum Kind {
        VIEW,
        SEARCH,
        HISTORY,
        LEDGER,
        CONSENTS;

        Agent.Answered read(Agent agent, String client, String contact) {
            return switch (this) {
                case VIEW -> get(agent, "/clients/" + client + "?purpose=service-delivery", contact);
                case SEARCH ->
                    agent.call(
                            "POST",
                            "/clients/search",
                            contact,
                            "",
                            "",
                            Map.of("familyName", "Tremblay", "dateOfBirth", "1955-10-01"));
                case HISTORY -> get(agent, "/clients/" + client + "/facts/familyName/history", contact);
                case LEDGER -> get(agent, "/clients/" + client + "/disclosures?limit=5", contact);
                case CONSENTS -> get(agent, "/clients/" + client + "/consents?limit=5", contact);
            };
        }

        private static Agent.Answered get(Agent agent, String path, String contact) {
            return agent.call("GET", path, contact, "", "", Map.of());
        }
    }

    /**
     * Reads of one kind at one counter, under a contact of their own.
     *
     * @param logged how many entries the contact had when this round began
     * @param entries how many entries one of them makes
     * @param answered in this round
     * @param unheard sent off in this round, and not answered before the platform was killed
     */
    private record Reading(
            Kind kind,
            String client,
            String contact,
            AtomicInteger logged,
            int entries,
            AtomicInteger answered,
            AtomicInteger unheard) {}

    @Test
    void leaveAnEntryForEveryAnswer() throws InterruptedException, ExecutionException {
        DemoJar jar = new DemoJar(folder.resolve("run"));
        try (ChildPlatform platform = new ChildPlatform(folder.resolve("data"), jar)) {
            platform.start();
            Agent agent = Agent.signIn(platform);
            List<List<Reading>> counters = new ArrayList<>();
            for (String client : people(platform)) {
                counters.add(readings(platform, agent, client));
            }
            int answered = 0;
            int unheard = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                readUntilKilled(platform, Agent.signIn(platform), counters);
                platform.start();
                everyAnswerHasItsEntry(platform, counters);
                answered += answered(counters);
                unheard += unheard(counters);
                Map<String, Integer> logged = logged(platform);
                counters.forEach(counter -> counter.forEach(reading -> begin(reading, logged)));
            }
            assertThat(answered).isGreaterThanOrEqualTo(READS);
            assertThat(unheard).as("under way when the platform was killed").isPositive();
            System.out.printf(
                    "%d reads answered, %d kills, %d under way when killed, %d entries%n",
                    answered,
                    KILLS,
                    unheard,
                    logged(platform).values().stream().mapToInt(n -> n).sum());
        }
    }

    private static List<String> people(ChildPlatform platform) {
        return platform.database()
                .sql(
                        "select id::text from registry.client where status = 'ACTIVE' and kind = 'PERSON' order by id limit ?")
                .param(COUNTERS)
                .query(String.class)
                .list();
    }

    /** Finds out, by the first read of each kind under a contact of its own, how many entries it makes. */
    private static List<Reading> readings(ChildPlatform platform, Agent agent, String client) {
        List<Reading> readings = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String contact = agent.openContact(kind == Kind.SEARCH ? null : client);
            int opened = logged(platform).getOrDefault(contact, 0);
            kind.read(agent, client, contact).expecting(200);
            int entries = logged(platform).getOrDefault(contact, 0) - opened;
            assertThat(entries).as("entries of one %s", kind).isPositive();
            readings.add(new Reading(
                    kind,
                    client,
                    contact,
                    new AtomicInteger(opened),
                    entries,
                    new AtomicInteger(1),
                    new AtomicInteger()));
        }
        return readings;
    }

    private static void readUntilKilled(ChildPlatform platform, Agent agent, List<List<Reading>> counters)
            throws InterruptedException, ExecutionException {
        try (ExecutorService desks = Executors.newFixedThreadPool(COUNTERS)) {
            List<Future<?>> working = counters.stream()
                    .<Future<?>>map(counter -> desks.submit(() -> read(agent, counter)))
                    .toList();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> answered(counters) >= READS / KILLS
                            || working.stream().anyMatch(Future::isDone));
            platform.kill();
            for (Future<?> desk : working) {
                desk.get();
            }
        }
    }

    /** Reads, kind after kind, until nobody answers any more. */
    private static void read(Agent agent, List<Reading> counter) {
        while (true) {
            for (Reading reading : counter) {
                try {
                    reading.kind()
                            .read(agent, reading.client(), reading.contact())
                            .expecting(200);
                } catch (UncheckedIOException gone) {
                    reading.unheard().incrementAndGet();
                    return;
                }
                reading.answered().incrementAndGet();
            }
        }
    }

    private static void everyAnswerHasItsEntry(ChildPlatform platform, List<List<Reading>> counters) {
        Map<String, Integer> logged = logged(platform);
        assertThat(counters.stream().flatMap(List::stream)).allSatisfy(reading -> {
            int entries = logged.getOrDefault(reading.contact(), 0);
            int answered = reading.logged().get() + reading.answered().get() * reading.entries();
            assertThat(entries)
                    .as(reading.toString())
                    .isBetween(answered, answered + reading.unheard().get() * reading.entries());
        });
    }

    private static void begin(Reading reading, Map<String, Integer> logged) {
        reading.logged().set(Objects.requireNonNull(logged.get(reading.contact())));
        reading.answered().set(0);
        reading.unheard().set(0);
    }

    private static Map<String, Integer> logged(ChildPlatform platform) {
        Map<String, Integer> counts = new HashMap<>();
        platform.database()
                .sql("""
                        select contact_id::text, count(*) from registry.access_log
                        where contact_id is not null and kind in ('READ', 'SEARCH') group by contact_id""")
                .query((row, number) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    private static int answered(List<List<Reading>> counters) {
        return counters.stream()
                .flatMap(List::stream)
                .mapToInt(reading -> reading.answered().get())
                .sum();
    }

    private static int unheard(List<List<Reading>> counters) {
        return counters.stream()
                .flatMap(List::stream)
                .mapToInt(reading -> reading.unheard().get())
                .sum();
    }
}
