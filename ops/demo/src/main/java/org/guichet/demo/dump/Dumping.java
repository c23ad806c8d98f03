package org.guichet.demo.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guichet.demo.EmbeddedDatabase;
import org.guichet.registry.signature.SigningKeyFile;
import org.postgresql.PGConnection;
import org.springframework.boot.logging.LoggingSystem;

/** {@code ops/dump}: writes the rows of a stopped demo's database into a file. */
public final class Dumping {
    private static final String USAGE = "Usage: ops/dump FILE.zip [--data DIR]";
    private static final LocalDateTime ALWAYS_THE_SAME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String TABLES = """
            select c.oid::regclass::text, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid
            where n.nspname in ('registry', 'catalog', 'channel') and c.relkind in ('r', 'p') and not c.relispartition
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.oid order by 1""";
    private static final String MIGRATIONS = """
            select version, script, checksum from public.flyway_schema_history
            where version is not null and success order by version""";
    private static final String PARTITIONS = """
            select format('create table if not exists %s partition of %s %s', p.oid::regclass, i.inhparent::regclass,
                          pg_get_expr(p.relpartbound, p.oid))
            from pg_class p join pg_inherits i on i.inhrelid = p.oid
            where p.relispartition and p.relkind = 'r' order by p.oid::regclass::text""";
    private static final String SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), last_value from pg_sequences
            where schemaname in ('registry', 'catalog', 'channel') and last_value is not null order by 1""";

    private final Connection database;
    private final ZipOutputStream zip;

    private Dumping(Connection database, ZipOutputStream zip) {
        this.database = database;
        this.zip = zip;
    }

    public static void main(String... arguments) throws IOException, SQLException {
        LoggingSystem.get(Dumping.class.getClassLoader()).beforeInitialize();
        Path from = Path.of(System.getProperty("guichet.called-from", ""));
        boolean named = arguments.length == 3 && arguments[1].equals("--data");
        if (!named && arguments.length != 1) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path file = from.resolve(arguments[0]);
        Path data = named ? from.resolve(arguments[2]) : Path.of("data");
        if (!Files.exists(data.resolve("postgres"))) {
            System.err.println("There is no demo in " + data.toAbsolutePath() + ". Start one with ops/run.");
            System.exit(2);
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data.toAbsolutePath());
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.username(), "")) {
            write(connection, signatureKeys(data), file);
            System.out.printf("%s: %d kB%n", file, Files.size(file) / 1024);
        } catch (EmbeddedDatabase.FolderInUse e) {
            System.err.println(e.getMessage() + ". Stop it first.");
            System.exit(2);
        }
    }

    /**
     * Writes what {@link Dump} reads.
     *
     * @param signatureKeys none where the demo was last started by a release that did not sign yet
     */
    static void write(Connection database, Optional<String> signatureKeys, Path file) throws IOException, SQLException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            Dumping dumping = new Dumping(database, zip);
            dumping.write();
            if (signatureKeys.isPresent()) {
                dumping.entry(Dump.SIGNATURE_KEYS);
                zip.write(signatureKeys.get().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static Optional<String> signatureKeys(Path data) {
        Path file = data.resolve("signing-keys.json");
        return Files.exists(file)
                ? Optional.of(
                        new SigningKeyFile(file, Clock.systemUTC()).published().json())
                : Optional.empty();
    }

    private void write() throws IOException, SQLException {
        copy(Dump.MIGRATIONS, "copy (%s) to stdout".formatted(MIGRATIONS));
        copy(Dump.PARTITIONS, "copy (%s) to stdout".formatted(PARTITIONS));
        copy(Dump.SEQUENCES, "copy (%s) to stdout".formatted(SEQUENCES));
        for (Map.Entry<String, String> table : tables().entrySet()) {
            copy(
                    Dump.ROWS + table.getKey(),
                    "copy (select %s from %s where %s) to stdout (format text, header true)"
                            .formatted(table.getValue(), table.getKey(), Excerpt.of(table.getKey())));
        }
    }

    private Map<String, String> tables() throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    private void copy(String name, String sql) throws IOException, SQLException {
        entry(name);
        database.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, zip);
        zip.closeEntry();
    }

    private void entry(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS_THE_SAME);
        zip.putNextEntry(entry);
    }
}
