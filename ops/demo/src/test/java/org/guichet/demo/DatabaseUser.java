package org.guichet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process of its own that writes a row, says so, and then waits to be killed. */
final class DatabaseUser {
    private DatabaseUser() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists written (row int)");
            statement.execute("insert into written values (1)");
        }
        System.out.println("WRITTEN");
        System.in.read();
    }
}
