package org.guichet.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.guichet.registry.receipt.ReceiptsForTests;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this test run: one per JVM, and a fresh database in it for every Spring context. Use:
 * {@code @ContextConfiguration(initializers = PostgresServer.class)} beside {@code @SpringBootTest}; tests with the same
 * configuration then share one context and one database.
 */
public final class PostgresServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String GIVEN = "GUICHET_TEST_JDBC_URL";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A database of its own on the server; {@code url} carries no credentials. */
    public record Database(String url, String username, String password) {
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, username, password);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database database = freshDatabase();
        Map<String, Object> properties = new HashMap<>(KeysetsForTests.properties());
        properties.putAll(ReceiptsForTests.properties());
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("postgres-server", properties));
    }

    /** An empty database nobody else uses. */
    public static Database freshDatabase() {
        Database server = Server.RUNNING;
        String name = "guichet_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server does not let us create a database", e);
        }
        return new Database(onSameServer(server.url(), name), server.username(), server.password());
    }

    static String onSameServer(String url, String database) {
        return url.replaceFirst("(?<=[^/:]/)[^/?]*(?=$|\\?)", database);
    }

    /** Started once, when first asked for; stopped with the JVM. */
    private static final class Server {
        static final Database RUNNING = start(PostgresChoice.of(
                Optional.ofNullable(System.getenv(GIVEN)).orElseGet(() -> System.getProperty(GIVEN, "")),
                Server::dockerAnswers));

        private static Database start(PostgresChoice choice) {
            return switch (choice) {
                case PostgresChoice.Given(String url) -> given(url);
                case PostgresChoice.Container() -> container();
                case PostgresChoice.Embedded() -> embedded();
            };
        }

        private static Database given(String url) {
            return new Database(
                    url,
                    Optional.ofNullable(System.getenv("GUICHET_TEST_JDBC_USERNAME"))
                            .orElse("postgres"),
                    Optional.ofNullable(System.getenv("GUICHET_TEST_JDBC_PASSWORD"))
                            .orElse(""));
        }

        @SuppressWarnings("resource") // Testcontainers removes it with the JVM
        private static Database container() {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
            container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
            container.start();
            return new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }

        private static Database embedded() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Looks for a socket first: asking Testcontainers where there is none takes seconds. */
        private static boolean dockerAnswers() {
            boolean mayBeThere = System.getenv("DOCKER_HOST") != null
                    || Stream.of(
                                    Path.of("/var/run/docker.sock"),
                                    Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"),
                                    Path.of(Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                                                    .orElse("/run/user/0"))
                                            .resolve("docker.sock"))
                            .anyMatch(Files::exists);
            return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
        }
    }
}
