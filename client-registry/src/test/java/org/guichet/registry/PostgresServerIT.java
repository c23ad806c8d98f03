package org.guichet.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerIT {
    @Test
    void givesEachCallerADatabaseOfItsOwn() throws SQLException {
        PostgresServer.Database one = PostgresServer.freshDatabase();
        PostgresServer.Database other = PostgresServer.freshDatabase();

        try (Connection first = one.connect();
                Statement statement = first.createStatement()) {
            statement.execute("create table seen_in_one (id int)");
        }
        try (Connection second = other.connect();
                ResultSet tables = second.getMetaData().getTables(null, null, "seen_in_one", null)) {
            assertThat(tables.next()).isFalse();
        }
    }
}
