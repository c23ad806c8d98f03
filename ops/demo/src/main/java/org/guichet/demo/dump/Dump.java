package org.guichet.demo.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/**
 * A kept dump: the migrations it was written under, each with its checksum; the partitions there were; where the
 * sequences stood; the rows, a file of PostgreSQL's {@code COPY} text a table, with the names of its columns; and the
 * public keys the log was signed with, no secret among them.
 */
public final class Dump implements AutoCloseable {
    static final String MIGRATIONS = "migrations";
    static final String PARTITIONS = "partitions";
    static final String SEQUENCES = "sequences";
    static final String ROWS = "rows/";
    static final String SIGNATURE_KEYS = "signature-keys";

    private final ZipFile zip;

    private Dump(ZipFile zip) {
        this.zip = zip;
    }

    /** One migration, as the history of the database it was applied to names it. */
    public record Migration(String version, String script, int checksum) {}

    public static Dump of(Path file) throws IOException {
        return new Dump(new ZipFile(file.toFile()));
    }

    /** What made the tables, the lowest version first. */
    public List<Migration> migrations() throws IOException {
        return lines(MIGRATIONS).stream()
                .map(line -> line.split("\t", -1))
                .map(field -> new Migration(field[0], field[1], Integer.parseInt(field[2])))
                .toList();
    }

    /**
     * Copies the rows into a database that has these migrations and no row yet. No trigger and no foreign key is asked, so
     * whoever is connected must be a superuser; nor is a check that a migration added for new rows alone.
     */
    public void copyInto(Connection database) throws IOException, SQLException {
        try (Statement statement = database.createStatement()) {
            for (String partition : lines(PARTITIONS)) {
                statement.execute(partition);
            }
            List<ForNewRows> checks = ForNewRows.of(statement);
            for (ForNewRows check : checks) {
                statement.execute(check.drop());
            }
            statement.execute("set session_replication_role = replica");
            for (ZipEntry entry :
                    zip.stream().filter(e -> e.getName().startsWith(ROWS)).toList()) {
                String table = entry.getName().substring(ROWS.length());
                try (InputStream rows = zip.getInputStream(entry)) {
                    database.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy %s from stdin (format text, header match)".formatted(table), rows);
                }
            }
            statement.execute("reset session_replication_role");
            for (ForNewRows check : checks) {
                statement.execute(check.add());
            }
        }
        setSequences(database);
    }

    /** The public keys the log was signed with; none where the release did not sign it yet. */
    public Optional<String> signatureKeys() throws IOException {
        return zip.getEntry(SIGNATURE_KEYS) == null
                ? Optional.empty()
                : Optional.of(String.join("\n", lines(SIGNATURE_KEYS)));
    }

    private void setSequences(Connection database) throws IOException, SQLException {
        try (PreparedStatement statement = database.prepareStatement("select setval(?::regclass, ?)")) {
            for (String line : lines(SEQUENCES)) {
                String[] field = line.split("\t", -1);
                statement.setString(1, field[0]);
                statement.setLong(2, Long.parseLong(field[1]));
                statement.execute();
            }
        }
    }

    private List<String> lines(String name) throws IOException {
        try (InputStream text = zip.getInputStream(zip.getEntry(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
