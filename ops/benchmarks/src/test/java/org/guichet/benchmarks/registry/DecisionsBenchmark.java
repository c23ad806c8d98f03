package org.guichet.benchmarks.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.guichet.benchmarks.Options;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.audit.SealingForTests;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ops/bench decisions}: a decision with its entry and its commit, beside one bare insert of the same row with its
 * commit, by turns in one run on one durable database; then decisions with the log being sealed beside them, as its duty
 * does. What must hold is said at the end; ends with 1 where it does not.
 */
public final class DecisionsBenchmark {
    private static final PrintStream SCREEN = System.out;
    private static final int PEOPLE = 10_000;
    private static final double NANOS = 1e9;
    private static final double LEAST = 0.4;

    /** The duty's own interval in milliseconds, and what may be left over when it is stopped: what comes in two of them. */
    private static final long INTERVAL = 2_000;

    private static final double BEHIND = 2 * INTERVAL / 1e3;
    private static final Set<String> ASKED = Set.of("givenName", "familyName", "dateOfBirth", "phone");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Disclosures disclosures;
    private final IntSupplier sealing;
    private final List<ClientId> clients;
    private final UUID contact = UUID.randomUUID();
    private final String insertion;
    private final Object[] row;

    private DecisionsBenchmark(ConfigurableApplicationContext registry) {
        jdbc = registry.getBean(JdbcClient.class);
        transactions = registry.getBean(TransactionOperations.class);
        disclosures = registry.getBean(Disclosures.class);
        sealing = SealingForTests.of(registry);
        new Growing(registry, PEOPLE).loadTo(PEOPLE, done -> {});
        clients = jdbc.sql("select id from registry.client limit ?").param(PEOPLE).query(UUID.class).stream()
                .map(ClientId::new)
                .toList();
        jdbc.sql("create table public.contact (id uuid primary key, account text, reason text)")
                .update();
        jdbc.sql("insert into public.contact values (?, 'agent', 'measurement')")
                .param(contact)
                .update();
        decide(0);
        jdbc.sql("create table public.bare as select * from registry.access_log where kind = 'READ' limit 1")
                .update();
        Map<String, Object> entry =
                jdbc.sql("select * from public.bare").query().singleRow();
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("id", entry.get("id"));
        ordered.putAll(entry);
        row = ordered.values().toArray();
        insertion = "insert into public.bare (%s) values (%s)"
                .formatted(
                        String.join(", ", ordered.keySet()),
                        String.join(", ", Collections.nCopies(ordered.size(), "?")));
        jdbc.sql("alter table public.bare add primary key (id)").update();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Options asked = Options.of(arguments);
        Path folder = Files.createTempDirectory("guichet-bench");
        boolean held;
        try (EmbeddedPostgres database = RegistryAlone.database(folder);
                ConfigurableApplicationContext registry = RegistryBenchmark.start(database)) {
            held = new DecisionsBenchmark(registry).run(asked);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(Options asked) throws InterruptedException, ExecutionException {
        int threads = Math.min(asked.connections(), 8);
        SCREEN.printf(
                "%d processors, JDK %s; %d threads, %d people, commits kept on disk%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), threads, PEOPLE);
        perSecond(threads, asked.seconds(), this::decide);
        perSecond(threads, asked.seconds(), this::insert);
        double decided = 0;
        double inserted = 0;
        for (int round = 1; round <= asked.rounds(); round++) {
            double inserts = perSecond(threads, asked.seconds(), this::insert);
            double decisions = perSecond(threads, asked.seconds(), this::decide);
            SCREEN.printf(
                    Locale.ROOT,
                    "round %d: %,.0f bare inserts a second, %,.0f decisions a second, %.2f%n",
                    round,
                    inserts,
                    decisions,
                    decisions / inserts);
            inserted += inserts;
            decided += decisions;
        }
        double ratio = decided / inserted;
        SCREEN.printf(
                Locale.ROOT,
                "decide, enter and commit / bare insert and commit  %.2f  at least %.2f  %s%n",
                ratio,
                LEAST,
                ratio >= LEAST ? "PASS" : "SHORT");
        boolean keptUp = sealedBeside(threads, asked.seconds());
        return ratio >= LEAST && keptUp;
    }

    /** Decides with the sealer at work as often as its duty is. */
    private boolean sealedBeside(int threads, int seconds) throws InterruptedException {
        SCREEN.printf(Locale.ROOT, "%,d entries of the rounds sealed%n", sealing.getAsInt());
        AtomicLong sealed = new AtomicLong();
        double decided;
        try (ScheduledExecutorService duty = Executors.newSingleThreadScheduledExecutor()) {
            duty.scheduleWithFixedDelay(
                    () -> sealed.addAndGet(sealing.getAsInt()), INTERVAL, INTERVAL, TimeUnit.MILLISECONDS);
            decided = perSecond(threads, seconds, this::decide);
            duty.shutdown();
            duty.awaitTermination(1, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        int left = sealing.getAsInt();
        double behind = left / decided;
        SCREEN.printf(
                Locale.ROOT,
                "sealed beside %,.0f decisions a second: %,d entries, %,d left, in seconds of deciding  %.1f  at most %.1f  %s%n",
                decided,
                sealed.get(),
                left,
                behind,
                BEHIND,
                behind <= BEHIND ? "PASS" : "SHORT");
        return behind <= BEHIND;
    }

    /** As an agent's look: the contact, the facts, the grounds, the entry. */
    private void decide(long number) {
        ClientId client = clients.get((int) (number % clients.size()));
        Acting.run(
                RegistryAlone.agent(),
                () -> transactions.executeWithoutResult(status -> {
                    jdbc.sql("select * from public.contact where id = ?")
                            .param(contact)
                            .query()
                            .singleRow();
                    disclosures.open(Ask.about(client, ASKED)).orRefuse();
                }));
    }

    /** The same row under another id, bound value by value. */
    private void insert(long number) {
        Object[] values = row.clone();
        values[0] = UUID.randomUUID();
        transactions.executeWithoutResult(
                status -> jdbc.sql(insertion).params(values).update());
    }

    private static double perSecond(int threads, int seconds, LongConsumer call)
            throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long until = began + (long) (seconds * NANOS);
        try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> counts = all.invokeAll(IntStream.range(0, threads)
                    .<Callable<Long>>mapToObj(thread -> () -> {
                        long done = 0;
                        while (System.nanoTime() < until) {
                            call.accept(thread * 1_000_003L + done++);
                        }
                        return done;
                    })
                    .toList());
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done / ((System.nanoTime() - began) / NANOS);
        }
    }
}
