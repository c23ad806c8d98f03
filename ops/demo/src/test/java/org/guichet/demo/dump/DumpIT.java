package org.guichet.demo.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpIT {
    private static final String TABLES = """
            create schema registry;
            create table registry.said (id int, method text, script text);
            create table public.flyway_schema_history (version text, script text, checksum int, success boolean)""";
    private static final String CHECK = """
            alter table registry.said add constraint said_script
            check (method <> 'PHONE_SCRIPT' or script is not null) not valid""";
    private static final String WITHOUT_SCRIPT = "insert into registry.said values (1, 'PHONE_SCRIPT', null)";

    @TempDir
    Path folder;

    @Test
    void opensThatOfADatabaseThatWasUpgradedAndHoldsNewRowsAgainstItsChecks() throws IOException, SQLException {
        Path file = folder.resolve("upgraded.zip");
        try (Connection upgraded = PostgresServer.freshDatabase().connect();
                Statement database = upgraded.createStatement()) {
            database.execute(TABLES);
            database.execute(WITHOUT_SCRIPT);
            database.execute(CHECK);
            Dumping.write(upgraded, Optional.empty(), file);
        }
        try (Dump dump = Dump.of(file);
                Connection fresh = PostgresServer.freshDatabase().connect();
                Statement database = fresh.createStatement()) {
            database.execute(TABLES);
            database.execute(CHECK);
            dump.copyInto(fresh);

            try (ResultSet rows = database.executeQuery("select count(*) from registry.said")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            assertThatThrownBy(() -> database.execute(WITHOUT_SCRIPT)).hasMessageContaining("said_script");
        }
    }
}
