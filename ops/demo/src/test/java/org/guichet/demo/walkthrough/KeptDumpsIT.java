package org.guichet.demo.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.guichet.GuichetApplication;
import org.guichet.demo.dump.Dump;
import org.guichet.demo.dump.Dump.Migration;
import org.guichet.demo.programme.DemoProgramme;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.PostgresServer.Database;
import org.guichet.registry.audit.LogExport;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.audit.proof.VerifyLog;
import org.guichet.registry.secrecy.KeysetFile;
import org.guichet.registry.signature.SigningKeyFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** What an earlier release wrote is opened by this one: nothing is lost, the log verifies, people are served on. */
class KeptDumpsIT {
    /** The accounts of every kept dump have it: the demo they were written from was started with it. */
    private static final String PASSWORD = "kept-dump";

    private static final String[] SCHEMAS = {"public", "registry", "catalog", "channel"};

    @TempDir
    Path folder;

    static List<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "dumps"))) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void opensWhatAnEarlierReleaseWrote(Path file) throws IOException, SQLException {
        Database database = PostgresServer.freshDatabase();
        try (Dump dump = Dump.of(file);
                Connection connection = database.connect()) {
            assertThat(migrated(database, dump.migrations()))
                    .as("a landed migration is never edited")
                    .isEqualTo(dump.migrations());
            dump.copyInto(connection);
            Map<String, Long> before = rows(connection);
            assertThat(before).containsKeys("catalog.application", "registry.access_log", "channel.account");
            Map<String, Long> after = new TreeMap<>();

            URI guichet = URI.create("http://localhost:" + freePort());
            try (DemoProgramme programme = DemoProgramme.start(0, folder, guichet);
                    ConfigurableApplicationContext started = start(guichet, database, programme, dump, flyway -> {
                        flyway.migrate();
                        after.putAll(rows(connection));
                    })) {
                // Names are found by matching_key since 0.2; what remains here are identifiers.
                before.remove("registry.search_key");
                assertThat(after).containsAllEntriesOf(before);
                LogVerification log = started.getBean(LogVerification.class);
                assertThat(log.verify().intact()).isTrue();
                assertThat(log.verify().seals()).isPositive();
                servesOn(new Stage(guichet, programme.address(), PASSWORD, System.out));
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(log.verify().unsealed()).isZero());
                assertThat(log.verify().intact()).isTrue();
                assertThat(log.verify().entries()).isGreaterThan(before.get("registry.access_log"));
                assertThat(log.checkpoints(1).getFirst().note()).startsWith("guichet.localhost/access-log\n");
                assertThat(verifiedElsewhere(started.getBean(LogExport.class))).isZero();
            }
        }
    }

    /** What earlier releases sealed unsigned, and what this one signed. */
    private int verifiedElsewhere(LogExport export) throws IOException {
        Path file = folder.resolve("export");
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(out);
        }
        Path keys = Files.writeString(
                folder.resolve("signature-keys"),
                new SigningKeyFile(folder.resolve("signing-keys.json"), Clock.systemUTC())
                        .published()
                        .json());
        return VerifyLog.run(List.of("--keys", keys.toString(), file.toString()), System.out);
    }

    /** Marie comes to the counter again, and finds her application as it was decided then. */
    private static void servesOn(Stage stage) {
        Counter counter = new Counter(stage, stage.signedIn("agent", "agent-desk"), "Asks about her supplement");
        Reply view = counter.view(counter.find("Marie", "Tremblay", "1955-10-14"));
        assertThat(view.list("facts")).isNotEmpty();
        JsonNode applied =
                stage.promised(view.find("applications", "serviceCode", "gis"), "her application is on the view");
        Reply application = counter.application(applied.path("id").asString());
        assertThat(application.body().path("decision").path("outcome").asString())
                .isEqualTo("GRANTED");
    }

    /** Makes the tables as they were, with the migrations of then and no other. */
    private List<Migration> migrated(Database database, List<Migration> migrations) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("migrations"));
        for (Migration migration : migrations) {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/migration/*/" + migration.script());
            assertThat(found)
                    .as("a landed migration stays: " + migration.script())
                    .hasSize(1);
            Files.write(scripts.resolve(migration.script()), found[0].getContentAsByteArray());
        }
        Flyway flyway = Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("filesystem:" + scripts)
                .schemas(SCHEMAS)
                .defaultSchema(SCHEMAS[0])
                .load();
        flyway.migrate();
        return Stream.of(flyway.info().applied())
                .filter(applied -> applied.getVersion() != null)
                .map(KeptDumpsIT::migration)
                .toList();
    }

    private static Migration migration(MigrationInfo applied) {
        return new Migration(applied.getVersion().toString(), applied.getScript(), applied.getChecksum());
    }

    private ConfigurableApplicationContext start(
            URI guichet, Database database, DemoProgramme programme, Dump dump, FlywayMigrationStrategy migration)
            throws IOException {
        return new SpringApplicationBuilder(GuichetApplication.class)
                .profiles("demo")
                .properties(Map.ofEntries(
                        Map.entry("server.port", guichet.getPort()),
                        Map.entry("spring.datasource.url", database.url()),
                        Map.entry("spring.datasource.username", database.username()),
                        Map.entry("spring.datasource.password", database.password()),
                        Map.entry("guichet.security.issuer", guichet.toString()),
                        Map.entry("guichet.security.authorization-server.enabled", "true"),
                        Map.entry(
                                "guichet.programmes.oas.url",
                                programme.address().toString()),
                        Map.entry("guichet.secrecy.keyset", keyset(KeysetFile.Kind.ENCRYPTION)),
                        Map.entry("guichet.secrecy.index-keyset", keyset(KeysetFile.Kind.INDEX)),
                        Map.entry("guichet.signature.keys", signingKeys(dump)),
                        Map.entry("guichet.demo.password", PASSWORD)))
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("demoProgramme", programme);
                    context.getBeanFactory().registerSingleton("countingMigration", migration);
                })
                .run();
    }

    /** A dump has none: keys never lie in the database. */
    private String keyset(KeysetFile.Kind kind) {
        KeysetFile file = new KeysetFile(folder.resolve(kind + ".json"));
        file.make(kind);
        return file.path().toUri().toString();
    }

    /** The public keys of then and a new one, as after their secret was lost. */
    private String signingKeys(Dump dump) throws IOException {
        SigningKeyFile file = new SigningKeyFile(folder.resolve("signing-keys.json"), Clock.systemUTC());
        if (dump.signatureKeys().isPresent()) {
            Files.writeString(file.path(), dump.signatureKeys().get());
            file.promote(file.add());
        } else {
            file.make("guichet.localhost");
        }
        return file.path().toUri().toString();
    }

    private static Map<String, Long> rows(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        select c.oid::regclass::text as name,
                               (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || c.oid::regclass,
                                                                    false, true, '')))[1]::text::bigint as rows
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('registry', 'catalog', 'channel')
                          and c.relkind in ('r', 'p') and not c.relispartition""")
                .query((row, number) -> Map.entry(row.getString("name"), row.getLong("rows")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
