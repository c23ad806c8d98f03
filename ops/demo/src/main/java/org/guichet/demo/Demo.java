package org.guichet.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.guichet.GuichetApplication;
import org.guichet.demo.programme.DemoProgramme;
import org.guichet.demo.seeding.Seeding;
import org.guichet.registry.secrecy.KeysetFile;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Starts the platform for trying it: the embedded database, the demo programme, the platform itself, and at the first
 * start the synthetic people. Everything listens on the loopback interface alone.
 */
public final class Demo {
    private static final PrintStream SCREEN = System.out;

    private Demo() {}

    public static void main(String[] arguments) {
        try {
            start(DemoArguments.of(arguments));
        } catch (DemoArguments.NotUnderstood | EmbeddedDatabase.FolderInUse | DataFolder.NotOurs e) {
            SCREEN.println(e.getMessage());
            System.exit(2);
        } catch (PortInUseException e) {
            SCREEN.println("Port " + e.getPort() + " is taken by another program. Choose one: ops/run --port 9090");
            System.exit(2);
        }
    }

    /** Starts everything and returns when it is ready. */
    public static ConfigurableApplicationContext start(DemoArguments arguments) {
        LoggingSystem.get(Demo.class.getClassLoader()).beforeInitialize();
        DataFolder folder = new DataFolder(arguments.data());
        if (arguments.reset()) {
            folder.reset();
        }
        String password = folder.password(System.getenv("GUICHET_DEMO_PASSWORD"));
        URI guichet = URI.create("http://localhost:" + arguments.port());
        SCREEN.println("Starting the database in " + folder.path() + " ...");
        Running running = new Running(folder, guichet, arguments.programmePort());
        try {
            ConfigurableApplicationContext context = running.with(startPlatform(arguments, folder, running, password));
            if (!folder.seededWith(password)) {
                SCREEN.println("Entering the demo's services, rules and people (only at the first start) ...");
                context.getBean(Seeding.class).seed(SCREEN::println);
                folder.markSeededWith(password);
            }
            running.stopsWithTheProcess();
            tellWhereToLook(guichet, running.programme(), folder, password);
            return context;
        } finally {
            running.stopUnlessReady();
        }
    }

    private static ConfigurableApplicationContext startPlatform(
            DemoArguments arguments, DataFolder folder, Running running, String password) {
        SCREEN.println("Starting Guichet ...");
        SpringApplication application = new SpringApplication(GuichetApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setAdditionalProfiles("demo");
        application.setDefaultProperties(properties(arguments, folder, running, password));
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("demoProgramme", running.programme()));
        return application.run();
    }

    private static Map<String, Object> properties(
            DemoArguments arguments, DataFolder folder, Running running, String password) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", arguments.port());
        properties.put("spring.datasource.url", running.database().jdbcUrl());
        properties.put("spring.datasource.username", running.database().username());
        properties.put("spring.datasource.password", "");
        properties.put("guichet.security.issuer", "http://localhost:" + arguments.port());
        properties.put("guichet.security.authorization-server.enabled", "true");
        properties.put(
                "guichet.programmes.oas.url", running.programme().address().toString());
        properties.put("guichet.codes.url", running.programme().address().toString());
        properties.put("guichet.delivery.signing-key", folder.signingKey());
        properties.put("guichet.demo.password", password);
        properties.put("guichet.secrecy.keyset", folder.keyset("keyset.json", KeysetFile.Kind.ENCRYPTION));
        properties.put("guichet.secrecy.index-keyset", folder.keyset("index-keyset.json", KeysetFile.Kind.INDEX));
        properties.put("guichet.signature.keys", folder.signingKeys());
        receipts().forEach((name, value) -> properties.put(name.toString(), value));
        properties.put("guichet.registry.witness.keys", folder.witnessKey());
        properties.put("logging.file.name", folder.path().resolve("guichet.log").toString());
        properties.put("logging.threshold.console", "WARN");
        properties.put("logging.level.org.flywaydb", "ERROR");
        properties.put("logging.level.org.springdoc", "ERROR");
        return properties;
    }

    private static Properties receipts() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource("demo/receipt.properties"), StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void tellWhereToLook(URI guichet, DemoProgramme programme, DataFolder folder, String password) {
        SCREEN.printf(
                """

                Guichet is ready: %s

                  Sign in with the password  %s  as one of
                    agent, supervisor             the counter             %s/desk
                    callagent                     the call centre         %s/desk
                    partner                       the partner desk        %s/desk
                    marie, ahmed, rose            citizens                %s/me
                    samira                        signed in with little   %s/me
                    newcomer                      nobody knows yet        %s/me
                    privacy, protection           the privacy office      %s/privacy
                    manager                       performance             %s/performance
                  API                             %s/v3/api-docs
                  Demo programme (with a switch)  %s/control
                  Messages to clients             %s/control/messages
                  Log and data                    %s
                  A witness of the access log     ops/witness --store %s %s
                  Next: ops/walkthrough (the whole story, step by step); stop with Ctrl-C

                """,
                guichet,
                password,
                guichet,
                guichet,
                guichet,
                guichet,
                guichet,
                guichet,
                guichet,
                guichet,
                guichet,
                programme.address(),
                programme.address(),
                folder.path(),
                folder.witness(),
                guichet);
    }
}
