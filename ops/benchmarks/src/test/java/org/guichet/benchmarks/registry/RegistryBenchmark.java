package org.guichet.benchmarks.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ops/bench registry}: one registry that grows from ten thousand people to a hundred thousand, and to a million
 * with {@code --long}; at each size what a search, an identifier, a registration and a bulk load cost. What must hold is
 * said at the end; ends with 1 where it does not.
 */
public final class RegistryBenchmark {
    private static final PrintStream SCREEN = System.out;
    private static final int WARM_UP = 1_000;
    private static final double NANOS = 1e9;

    private final List<Integer> sizes;
    private final int calls;
    private final List<Stage> stages = new ArrayList<>();
    private boolean warm;
    private int found;
    private int looked;

    private RegistryBenchmark(List<Integer> sizes, int calls) {
        this.sizes = sizes;
        this.calls = calls;
    }

    /** What was measured at one size. */
    private record Stage(int size, double bulk, Spread byName, Spread typing, Spread byNumber, Spread register) {}

    public static void main(String[] arguments) throws IOException {
        Arguments asked = Arguments.of(arguments);
        Path folder = asked.data() == null ? Files.createTempDirectory("guichet-bench") : asked.data();
        boolean held;
        try (EmbeddedPostgres database = RegistryAlone.database(folder);
                ConfigurableApplicationContext registry = start(database)) {
            held = new RegistryBenchmark(asked.sizes(), asked.calls()).run(registry);
        } finally {
            if (asked.data() == null) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        System.exit(held ? 0 : 1);
    }

    static ConfigurableApplicationContext start(EmbeddedPostgres database) {
        Map<String, Object> settings = new HashMap<>(KeysetsForTests.properties());
        settings.put("spring.datasource.url", database.getJdbcUrl("postgres", "postgres"));
        settings.put("spring.jpa.properties.hibernate.jdbc.batch_size", "100");
        settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        settings.put("guichet.duties.enabled", "false");
        settings.put("guichet.registry.reads-per-hour", String.valueOf(Integer.MAX_VALUE));
        settings.put("logging.level.root", "WARN");
        return new SpringApplicationBuilder(RegistryAlone.class)
                .profiles(RegistryAlone.PROFILE)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(settings)
                .run();
    }

    private boolean run(ConfigurableApplicationContext registry) {
        Growing growing = new Growing(registry, sizes.getLast());
        SCREEN.printf(
                "%d processors, JDK %s; milliseconds are p50, p95, p99 of %d calls%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), calls);
        SCREEN.printf(
                "%9s %9s  %-23s  %-23s  %-23s  %-23s %7s %9s%n",
                "people", "bulk/s", "name, date of birth", "typing", "identifier", "register", "/s", "disk");
        for (int size : sizes) {
            measure(growing, size);
            String disk = registry.getBean(JdbcClient.class)
                    .sql("select pg_size_pretty(pg_database_size(current_database()))")
                    .query(String.class)
                    .single();
            Stage stage = stages.getLast();
            SCREEN.printf(
                    Locale.ROOT,
                    "\r%,9d %9.0f  %s  %s  %s  %s %7.0f %9s%n",
                    stage.size(),
                    stage.bulk(),
                    stage.byName().shown(),
                    stage.typing().shown(),
                    stage.byNumber().shown(),
                    stage.register().shown(),
                    stage.register().perSecond(),
                    disk);
        }
        SCREEN.println("Duplicates: " + growing.planted().shown());
        SCREEN.printf(
                "Of %,d people looked for by name and date of birth, %,d were among those shown.%n", looked, found);
        return verdicts(growing.planted());
    }

    private void measure(Growing growing, int size) {
        long began = System.nanoTime();
        int[] first = {-1};
        growing.loadTo(size, done -> {
            first[0] = first[0] < 0 ? done : first[0];
            SCREEN.printf(
                    "\rloading %,d of %,d (%,.0f a second) ",
                    done, size, (done - first[0]) / ((System.nanoTime() - began) / NANOS));
            SCREEN.flush();
        });
        double bulk = (size - first[0]) / ((System.nanoTime() - began) / NANOS);
        if (!warm) {
            Spread.of(WARM_UP, growing::searchByName);
            Spread.of(WARM_UP, growing::searchWhileTyping);
            Spread.of(WARM_UP, growing::searchByNumber);
            Spread.of(WARM_UP / 4, call -> growing.register());
            warm = true;
        }
        stages.add(new Stage(
                size,
                bulk,
                Spread.of(calls, call -> look(growing, call)),
                Spread.of(calls, growing::searchWhileTyping),
                Spread.of(calls, growing::searchByNumber),
                Spread.of(calls, call -> growing.register())));
    }

    private void look(Growing growing, int call) {
        looked++;
        found += growing.searchByName(call) ? 1 : 0;
    }

    private boolean verdicts(Planted planted) {
        Stage small = stages.getFirst();
        Stage large = stages.getLast();
        boolean held = true;
        held &= verdict(
                "name search, p95 / p95 at the smallest",
                large.byName().at(95) / small.byName().at(95),
                3,
                true);
        held &= verdict(
                "while typing, p95 / p95 at the smallest",
                large.typing().at(95) / small.typing().at(95),
                3,
                true);
        held &= verdict("exact identifier, p95 in ms", large.byNumber().at(95), 5, true);
        held &= verdict(
                "registering, rate / rate at the smallest",
                large.register().perSecond() / small.register().perSecond(),
                0.7,
                false);
        held &= verdict(
                "bulk load / registering", large.bulk() / large.register().perSecond(), 5, false);
        held &= verdict("recall of planted duplicates", planted.recall(), 0.95, false);
        return held;
    }

    private static boolean verdict(String what, double value, double limit, boolean atMost) {
        boolean holds = atMost ? value <= limit : value >= limit;
        SCREEN.printf(
                Locale.ROOT,
                "%-44s %8.3f  %s %5.2f  %s%n",
                what,
                value,
                atMost ? "at most " : "at least",
                limit,
                holds ? "PASS" : "SHORT");
        return holds;
    }
}
