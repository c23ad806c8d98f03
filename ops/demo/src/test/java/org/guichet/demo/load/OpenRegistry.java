package org.guichet.demo.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.BoundContacts;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry of this JVM's tests of the command, migrated and open; processes are told how to reach it. */
public final class OpenRegistry {
    /** What a process is told. */
    public static final Map<String, String> ENVIRONMENT = new HashMap<>();

    private static final ConfigurableApplicationContext REGISTRY = start();

    private OpenRegistry() {}

    /** What migrates the database and looks at it afterwards. */
    @Configuration(proxyBeanMethods = false)
    @Profile("looking-on")
    @EnableAutoConfiguration
    @ComponentScan(basePackages = "org.guichet.registry", excludeFilters = @ComponentScan.Filter(TestComponent.class))
    @EntityScan("org.guichet.registry")
    @EnableJpaRepositories("org.guichet.registry")
    static class LookingOn {
        @Bean
        static OpenContacts noContacts() {
            return contact -> Optional.empty();
        }

        @Bean
        static BoundContacts boundToNobody() {
            return permit -> {};
        }
    }

    private static ConfigurableApplicationContext start() {
        PostgresServer.Database database = PostgresServer.freshDatabase();
        ENVIRONMENT.put("SPRING_DATASOURCE_URL", database.url());
        ENVIRONMENT.put("SPRING_DATASOURCE_USERNAME", database.username());
        ENVIRONMENT.put("SPRING_DATASOURCE_PASSWORD", database.password());
        KeysetsForTests.properties()
                .forEach((name, value) -> ENVIRONMENT.put(
                        name.replace('.', '_').replace("-", "").toUpperCase(java.util.Locale.ROOT), value.toString()));
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--guichet.duties.enabled=false"));
        KeysetsForTests.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        ConfigurableApplicationContext registry = new SpringApplicationBuilder(LookingOn.class)
                .profiles("looking-on")
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        Installation.declare(registry.getBean(Authorities.class));
        return registry;
    }

    public static JdbcClient database() {
        return REGISTRY.getBean(JdbcClient.class);
    }

    static void forgetEverybody() {
        database()
                .sql(
                        "truncate registry.client_load, registry.client_load_row, registry.client, registry.client_history,"
                                + " registry.source_record, registry.fact, registry.search_key, registry.matching_key,"
                                + " registry.duplicate_due, registry.access_log, registry.access_log_subject cascade")
                .update();
    }

    /** As the command does it, in the registry that is open already. */
    static int load(Path file) {
        LoadArguments asked = LoadArguments.of(file.toString());
        return LoadClients.load(REGISTRY, asked, ClientFile.measure(file));
    }

    /** A file of people with its mapping beside it. */
    static Path written(Path folder, String name, byte[] bytes, String mapping) throws IOException {
        Path file = folder.resolve(name + ".csv");
        Files.write(file, bytes);
        Files.writeString(
                folder.resolve(name + ".csv.mapping"),
                "source = register-" + name + "\nreference = no\nverification = SOURCE_VERIFIED\n" + mapping);
        return file;
    }
}
