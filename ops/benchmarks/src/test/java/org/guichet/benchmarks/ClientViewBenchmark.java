package org.guichet.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.demo.Demo;
import org.guichet.demo.DemoArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Client views over HTTP (token checked, decided, logged, committed) beside an empty endpoint behind the same token and
 * beside pgbench sending the same statements to the same database, interleaved in one run.
 */
public final class ClientViewBenchmark {
    private static final PrintStream SCREEN = System.out;
    // One a connection: pgbench prepares each script on each of its connections, and planning is not what is measured.
    private static final int CLIENTS = 16;
    private static final Pattern ID = Pattern.compile("'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}'(::uuid)?");

    private static final Pattern ARRAY = Pattern.compile("'\\{([^}]*)\\}'(?:::[a-z]+\\[\\])?");

    private final Options options;
    private final Path folder;

    private ClientViewBenchmark(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws java.io.IOException {
        Path folder = Files.createTempDirectory("guichet-bench");
        // A measurement that fails must end, though the platform's own threads would go on.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace(SCREEN);
            System.exit(1);
        });
        new ClientViewBenchmark(Options.of(arguments), folder).run();
        System.exit(0);
    }

    private void run() {
        System.setProperty("guichet.registry.reads-per-hour", String.valueOf(Integer.MAX_VALUE));
        System.setProperty("spring.datasource.hikari.maximum-pool-size", String.valueOf(options.connections()));
        String[] demo = {
            "--port",
            String.valueOf(options.port()),
            "--data",
            folder.resolve("data").toString()
        };
        ConfigurableApplicationContext platform = Demo.start(DemoArguments.of(demo));
        String address = "http://127.0.0.1:" + options.port();
        String token = Commands.run(
                        Path.of("").toAbsolutePath(),
                        List.of(
                                "ops/token",
                                "agent",
                                "--url",
                                address,
                                "--data",
                                folder.resolve("data").toString()))
                .strip();
        Desk desk = new Desk(address, token);
        List<Wrk.Target> views = clients(platform).stream().map(desk::viewOf).toList();
        List<Wrk.Target> empty = List.of(
                new Wrk.Target(BenchmarkBeans.EMPTY, token, UUID.randomUUID().toString()));
        List<List<String>> statements = statements(platform, desk, views);
        measure(platform.getEnvironment(), address, views, empty, statements);
        platform.close();
    }

    private List<String> clients(ConfigurableApplicationContext platform) {
        return platform.getBean(JdbcClient.class)
                .sql("select id::text from registry.client order by id limit ?")
                .param(CLIENTS)
                .query(String.class)
                .list();
    }

    /** What each view sends, made repeatable: new entries get new ids and the present time. */
    private static List<List<String>> statements(
            ConfigurableApplicationContext platform, Desk desk, List<Wrk.Target> views) {
        StatementTap tap = platform.getBean(StatementTap.class);
        List<List<String>> transactions = new ArrayList<>();
        for (Wrk.Target view : views) {
            desk.get(view);
            tap.open();
            desk.get(view);
            transactions.add(
                    tap.close().stream().map(ClientViewBenchmark::repeatable).toList());
        }
        SCREEN.printf("A view sends %d statements.%n", transactions.getFirst().size());
        return transactions;
    }

    private static String repeatable(String statement) {
        String oneLine = statement.replaceAll("\\s+", " ").strip();
        if (!oneLine.startsWith("with entries as") && !oneLine.startsWith("insert into registry.access_log")) {
            return oneLine;
        }
        String anew = ID.matcher(oneLine)
                .replaceAll("gen_random_uuid()")
                .replaceAll("'\\d{4}-\\d\\d-\\d\\d \\d\\d:[^']*'", "now()");
        // A colon before a letter is a variable to pgbench.
        return ARRAY.matcher(anew.replaceAll("(?<=[A-Z]):(?=[a-z0-9])", "/"))
                .replaceAll(array -> array.group(1).startsWith("\"2")
                        ? repeated("now()", array.group(1))
                        : array.group(1).matches("\"[0-9a-f]{8}-[0-9a-f]{4}-7.*")
                                ? repeated("gen_random_uuid()", array.group(1))
                                : Matcher.quoteReplacement(array.group()));
    }

    private static String repeated(String expression, String elements) {
        return "array[" + String.join(", ", Collections.nCopies(elements.split(",").length, expression)) + "]";
    }

    private void measure(
            Environment settings,
            String address,
            List<Wrk.Target> views,
            List<Wrk.Target> empty,
            List<List<String>> statements) {
        Wrk http = new Wrk(folder, address, options.connections());
        Pgbench database = new Pgbench(
                folder,
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.datasource.username"),
                options.connections());
        SCREEN.printf(
                "%d connections, %d processors, JDK %s; warming up for %d s ...%n",
                options.connections(), Runtime.getRuntime().availableProcessors(), Runtime.version(), options.warmUp());
        http.load(empty, Math.max(5, options.warmUp() / 6));
        http.load(views, options.warmUp());
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            Measured bare = database.load(statements, options.seconds());
            Measured nothing = http.load(empty, options.seconds());
            Measured view = http.load(views, options.seconds());
            SCREEN.printf("Round %d %28s %10s %9s %9s%n", round, "rate", "p50", "p95", "p99");
            SCREEN.println(bare.row("pgbench, the same statements"));
            SCREEN.println(nothing.row("empty authenticated endpoint"));
            SCREEN.println(view.row("client view"));
            double ratio = view.perSecond() / bare.perSecond();
            ratios.add(ratio);
            SCREEN.printf(
                    Locale.ROOT,
                    "client view / pgbench = %.2f   client view / empty = %.2f%n",
                    ratio,
                    view.perSecond() / nothing.perSecond());
        }
        SCREEN.println("What pgbench spent on each statement, in ms (waiting for its turn included):");
        database.costs()
                .forEach(cost -> SCREEN.printf(Locale.ROOT, "%8.3f  %.100s%n", cost.milliseconds(), cost.statement()));
        SCREEN.printf(
                Locale.ROOT,
                "Mean ratio to pgbench: %.2f%n",
                ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }
}
