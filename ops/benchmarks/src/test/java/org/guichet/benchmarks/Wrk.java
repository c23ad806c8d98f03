package org.guichet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** HTTP load by {@code wrk}: it takes little of the machine, which is the server's and the database's. */
final class Wrk {
    private static final String SCRIPT = """
            local targets = {
            %s
            }
            local next = 0
            function request()
              next = next %% #targets + 1
              return wrk.format("GET", targets[next][1], targets[next][2])
            end
            function done(summary, latency, requests)
              local failed = summary.errors.status + summary.errors.connect + summary.errors.read
                + summary.errors.write + summary.errors.timeout
              io.write(string.format("MEASURED %%f %%f %%f %%f %%d\\n", summary.requests / (summary.duration / 1e6),
                latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, failed))
            end
            """;

    private final Path folder;
    private final String address;
    private final int connections;

    Wrk(Path folder, String address, int connections) {
        this.folder = folder;
        this.address = address;
        this.connections = connections;
    }

    /** One request of the load. */
    record Target(String path, String token, String contact) {
        private String lua() {
            return "  {\"%s\", {[\"Authorization\"] = \"Bearer %s\", [\"Contact-Id\"] = \"%s\"}},"
                    .formatted(path, token, contact);
        }
    }

    Measured load(List<Target> targets, int seconds) {
        Path script = folder.resolve("load.lua");
        try {
            Files.writeString(
                    script, SCRIPT.formatted(targets.stream().map(Target::lua).collect(Collectors.joining("\n"))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        String printed = Commands.run(
                folder,
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        address));
        String[] figures = printed.lines()
                .filter(line -> line.startsWith("MEASURED "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk printed no result:\n" + printed))
                .split(" ");
        return new Measured(number(figures[1]), number(figures[2]), number(figures[3]), number(figures[4]), (long)
                number(figures[5]));
    }

    private static double number(String text) {
        return Double.parseDouble(text.toLowerCase(Locale.ROOT));
    }
}
