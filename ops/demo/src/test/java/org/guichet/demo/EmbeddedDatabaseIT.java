package org.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenTheProcessIsKilled() throws IOException, SQLException {
        for (int kills = 1; kills <= 2; kills++) {
            killAfterWriting();

            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
                assertThat(ask(database, "select count(*) from written")).isEqualTo(String.valueOf(kills));
            }
        }
    }

    @Test
    void putsEveryCommitOnDiskBeforeAnswering() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void startsAfreshWhereTheVeryFirstStartWasCutShort() throws IOException, SQLException {
        Path files = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(files.resolve("PG_VERSION"), "17");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAFolderAnotherProcessKeeps() throws IOException {
        Process other = databaseUser();
        try {
            awaitWritten(other);

            assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).isInstanceOf(EmbeddedDatabase.FolderInUse.class);
        } finally {
            kill(other);
            EmbeddedDatabase.start(folder).close();
        }
    }

    private void killAfterWriting() throws IOException {
        Process user = databaseUser();
        awaitWritten(user);
        kill(user);
    }

    private static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    private Process databaseUser() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseUser.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitWritten(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("WRITTEN")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The process ended before it wrote:\n" + said);
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
