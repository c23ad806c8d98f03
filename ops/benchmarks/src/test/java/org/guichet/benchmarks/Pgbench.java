package org.guichet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statements of the views, sent by {@code pgbench}: what the database does when nothing else is in its way. */
final class Pgbench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern COST = Pattern.compile("\\s+([0-9.]+)\\s+\\d+\\s+(\\S.*)");
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*");

    private final Path folder;
    private final String jdbcUrl;
    private final String user;
    private final int connections;
    private List<Cost> costs = List.of();

    Pgbench(Path folder, String jdbcUrl, String user, int connections) {
        this.folder = folder;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.connections = connections;
    }

    /** Runs the transactions, each a list of statements, in equal shares. */
    Measured load(List<List<String>> transactions, int seconds) {
        Matcher url = URL.matcher(jdbcUrl);
        if (!url.matches()) {
            throw new IllegalStateException("Not a PostgreSQL URL");
        }
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(connections),
                "-j",
                "2",
                "-T",
                String.valueOf(seconds),
                "-l",
                "-r",
                "--log-prefix=transactions",
                "--sampling-rate=0.1",
                "-h",
                url.group(1),
                "-p",
                url.group(2),
                "-U",
                user));
        for (int index = 0; index < transactions.size(); index++) {
            command.add("-f");
            command.add(script(index, transactions.get(index)).toString());
        }
        command.add(url.group(3));
        String printed = Commands.run(folder, command);
        Matcher tps = TPS.matcher(printed);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench printed no tps");
        }
        costs = costs(printed);
        double[] latencies = latencies();
        return new Measured(
                Double.parseDouble(tps.group(1)), at(latencies, 50), at(latencies, 95), at(latencies, 99), 0);
    }

    /** What the last load spent where, as its mean over all transactions: one statement a row, in the order sent. */
    List<Cost> costs() {
        return costs;
    }

    /** A statement of the transactions and the milliseconds it takes. */
    record Cost(String statement, double milliseconds) {}

    private static List<Cost> costs(String printed) {
        List<List<Cost>> scripts = new ArrayList<>();
        for (String line : printed.split("\n")) {
            Matcher cost = COST.matcher(line);
            if (line.contains("statement latencies")) {
                scripts.add(new ArrayList<>());
            } else if (!scripts.isEmpty() && cost.matches()) {
                scripts.getLast().add(new Cost(cost.group(2).strip(), Double.parseDouble(cost.group(1))));
            }
        }
        return IntStream.range(0, scripts.stream().mapToInt(List::size).min().orElse(0))
                .mapToObj(index -> new Cost(
                        scripts.getFirst().get(index).statement(),
                        scripts.stream()
                                .mapToDouble(script -> script.get(index).milliseconds())
                                .average()
                                .orElse(Double.NaN)))
                .toList();
    }

    private Path script(int index, List<String> statements) {
        Path script = folder.resolve("view-" + index + ".sql");
        String text = "begin;\n" + String.join(";\n", statements) + ";\ncommit;\n";
        try {
            return Files.writeString(script, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Milliseconds, ascending; the logs are read and removed. */
    private double[] latencies() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("transactions."))
                    .toList();
            double[] all = logs.stream()
                    .flatMap(Pgbench::lines)
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]) / 1000)
                    .sorted()
                    .toArray();
            for (Path log : logs) {
                Files.delete(log);
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static double at(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
