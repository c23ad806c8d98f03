package org.guichet.demo.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.demo.load.OpenRegistry;
import org.guichet.registry.audit.proof.VerifyLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, beside a registry that is open. */
class ExportLogIT {
    @TempDir
    Path folder;

    @Test
    void writesWhatCanBeVerifiedAndEntersThatItWasRead() throws Exception {
        long before = reviews();
        Path export = folder.resolve("export");

        assertThat(export("--officer", "officer.unlike", "--authority", "test-service", export.toString()))
                .isZero();

        assertThat(reviews()).isEqualTo(before + 1);
        assertThat(newest("reason")).isEqualTo("officer.unlike");
        assertThat(newest("array_to_string(bases, ' ')")).isEqualTo("AUTHORITY:test-service VERSION:test-service@1");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(export));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rw-------");
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        assertThat(VerifyLog.run(List.of(export.toString()), new PrintStream(screen, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Everything holds.");
        assertThat(export).content().contains("\"line\":\"loose\"");
    }

    @Test
    void leavesWhatIsThereAndReadsNothingUnderNoAuthority() throws Exception {
        long before = reviews();
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path refused = folder.resolve("refused");

        assertThat(export("--officer", "officer.unlike", "--authority", "test-service", kept.toString()))
                .isEqualTo(2);
        assertThat(export("--officer", "officer.unlike", "--authority", "test-income", refused.toString()))
                .isEqualTo(2);

        assertThat(kept).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(kept));
        assertThat(reviews()).isEqualTo(before);
    }

    @Test
    void leavesNothingWhereItCannotBeWrittenToTheEnd() {
        assertThatThrownBy(() -> NewFile.write(folder.resolve("half"), out -> {
                    throw new IllegalStateException("the database is gone");
                }))
                .hasMessage("the database is gone");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysHowItIsUsedAndThatNothingRuns() {
        assertThat(ExportLog.run()).isEqualTo(2);
        assertThat(ExportLog.run("--sideways", "x")).isEqualTo(2);
        assertThat(ExportLog.run("x")).isEqualTo(2);
        assertThat(ExportLog.run("one", "two")).isEqualTo(2);
        assertThat(ExportLog.run(
                        "--officer",
                        "officer.unlike",
                        "--data",
                        folder.toString(),
                        folder.resolve("export").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("export")).doesNotExist();
    }

    private static long reviews() {
        return OpenRegistry.database()
                .sql("select count(*) from registry.access_log"
                        + " where kind = 'LOG_REVIEW' and actor_id = 'export-access-log'")
                .query(Long.class)
                .single();
    }

    private static String newest(String column) {
        return OpenRegistry.database()
                .sql("select " + column + " from registry.access_log"
                        + " where kind = 'LOG_REVIEW' and actor_id = 'export-access-log' order by at desc limit 1")
                .query(String.class)
                .single();
    }

    private int export(String... words) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        shipped(),
                                        ExportLog.class.getName()),
                                Stream.of(words))
                        .toList())
                .inheritIO();
        java.environment().putAll(OpenRegistry.ENVIRONMENT);
        Process process = java.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What is shipped, without what is there for tests. */
    private static String shipped() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(one -> !one.contains("test-classes") && !one.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
