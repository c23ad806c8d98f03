package org.guichet.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar that ships, as it was built: what it says when it may not start, and what it does not bring. */
class MainJarIT {
    private static final String STOPPED = "Guichet does not start without ";

    @TempDir
    private Path elsewhere;

    record Start(Map<String, String> given, String missing, String variable) {}

    static Stream<Start> starts() {
        String database = "spring.datasource.url";
        String issuer = "guichet.security.issuer";
        Map<String, String> onlyDatabase = Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/none");
        Map<String, String> onlyIssuer = Map.of("GUICHET_SECURITY_ISSUER", "https://issuer.example");
        Map<String, String> both = Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/none",
                "GUICHET_SECURITY_ISSUER", "https://issuer.example");
        Map<String, String> withKeys = new HashMap<>(both);
        withKeys.put("GUICHET_SECRECY_KEYSET", "file:keys");
        Map<String, String> withBothKeys = new HashMap<>(withKeys);
        withBothKeys.put("GUICHET_SECRECY_INDEXKEYSET", "file:others");
        Map<String, String> withAllKeys = new HashMap<>(withBothKeys);
        withAllKeys.put("GUICHET_SIGNATURE_KEYS", "file:signing");
        return Stream.of(
                new Start(withAllKeys, "guichet.receipt.controller.name-en", "GUICHET_RECEIPT_CONTROLLER_NAMEEN"),
                new Start(withBothKeys, "guichet.signature.keys", "GUICHET_SIGNATURE_KEYS"),
                new Start(both, "guichet.secrecy.keyset", "GUICHET_SECRECY_KEYSET"),
                new Start(withKeys, "guichet.secrecy.index-keyset", "GUICHET_SECRECY_INDEXKEYSET"),
                new Start(Map.of(), database, "SPRING_DATASOURCE_URL"),
                new Start(onlyIssuer, database, "SPRING_DATASOURCE_URL"),
                new Start(onlyDatabase, issuer, "GUICHET_SECURITY_ISSUER"));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void saysInOneSentenceWhatIsMissing(Start start) throws Exception {
        Path told = elsewhere.resolve("told");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString())
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        java.environment().keySet().removeIf(name -> name.matches("(SPRING|GUICHET|JAVA|JDK)_.*"));
        java.environment().putAll(start.given());

        Process process = java.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(told, UTF_8))
                .containsOnlyOnce(STOPPED)
                .contains(STOPPED + start.missing() + " (environment variable " + start.variable() + ").")
                .doesNotContain("Exception", "Caused by", "\tat ");
    }

    @Test
    void bringsNothingOfTheDemo() throws IOException {
        List<String> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar()))) {
            list(zip, "", entries);
        }

        assertThat(entries)
                .anyMatch(entry -> entry.endsWith("classes/org/guichet/GuichetApplication.class"))
                .anyMatch(entry -> entry.contains(".jar!/org/guichet/registry/"))
                .anyMatch(entry -> entry.contains(".jar!/org/guichet/routes/"))
                .noneMatch(entry -> entry.contains("org/guichet/demo"));
    }

    private static void list(ZipInputStream zip, String within, List<String> entries) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = within + entry.getName();
            entries.add(name);
            if (name.endsWith(".jar")) {
                list(new ZipInputStream(zip), name + "!/", entries);
            }
        }
    }

    private static Path jar() {
        File[] built = new File("target").listFiles((folder, name) -> name.matches("channel-api-.*-exec\\.jar"));
        assertThat(built)
                .as("target/channel-api-*-exec.jar, made by the package phase")
                .hasSize(1);
        return built[0].toPath().toAbsolutePath();
    }
}
