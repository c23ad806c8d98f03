package org.guichet.journeys.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo as it is run: unpacked, beside an archive of its classes that the first good end leaves for later starts. */
record DemoJar(Path folder) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    DemoJar {
        try {
            Process unpacking = new ProcessBuilder(
                            JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            packed().toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .inheritIO()
                    .start();
            if (unpacking.waitFor() != 0) {
                throw new IllegalStateException("The demo's jar could not be unpacked");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> command() {
        return List.of(
                JAVA,
                "-Xmx1g",
                "-Xlog:disable",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-jar",
                jarIn(folder).toString());
    }

    /** The platform alone, as a further node: no database and no programme of its own. */
    List<String> node() {
        return List.of(
                JAVA,
                "-Xmx1g",
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jarIn(folder).toString(),
                "org.guichet.GuichetApplication");
    }

    private static Path packed() {
        return jarIn(Path.of("..", "demo", "target").toAbsolutePath().normalize());
    }

    private static Path jarIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("The demo's jar is not built: " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
