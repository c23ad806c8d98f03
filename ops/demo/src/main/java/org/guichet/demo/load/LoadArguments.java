package org.guichet.demo.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ops/load-clients} was asked.
 *
 * @param data the demo's folder, whose platform is running; not used where {@code SPRING_DATASOURCE_URL} is set
 * @param officer who answers for the load
 * @param authority code of the legal authority people are entered under
 */
record LoadArguments(Path file, Path mapping, Path data, String officer, String authority) {
    private static final int PORT_LINE = 3;

    static LoadArguments of(String... arguments) {
        Path from = Path.of(System.getProperty("guichet.called-from", ""));
        Path file = null;
        Path mapping = null;
        Path data = Path.of("data");
        String officer = "officer.import";
        String authority = "desda-34-1";
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (!name.startsWith("--")) {
                file = from.resolve(name);
            } else if (!left.hasNext()) {
                throw usage(name + " needs a value.");
            } else {
                switch (name) {
                    case "--mapping" -> mapping = from.resolve(left.next());
                    case "--data" -> data = from.resolve(left.next());
                    case "--officer" -> officer = left.next();
                    case "--authority" -> authority = left.next();
                    default -> throw usage("What is " + name + "?");
                }
            }
        }
        if (file == null) {
            throw usage("Which file?");
        }
        if (mapping == null) {
            mapping = file.resolveSibling(file.getFileName() + ".mapping");
        }
        if (!Files.isReadable(file) || !Files.isReadable(mapping)) {
            throw usage((Files.isReadable(file) ? mapping : file) + " cannot be read.");
        }
        return new LoadArguments(file, mapping, data, officer, authority);
    }

    /** The database, which is the running demo's unless the environment names another; nothing else runs beside. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.flyway.enabled", "false");
        settings.put("guichet.duties.enabled", "false");
        settings.put("spring.jpa.properties.hibernate.jdbc.batch_size", "100");
        settings.put("logging.level.root", "WARN");
        if (System.getenv("SPRING_DATASOURCE_URL") == null) {
            settings.put(
                    "spring.datasource.url", "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(portOfDatabase()));
            settings.put("spring.datasource.username", "postgres");
            settings.put("guichet.secrecy.keyset", address("keyset.json"));
            settings.put("guichet.secrecy.index-keyset", address("index-keyset.json"));
        }
        return settings;
    }

    /** Of a file in the demo's folder, whose platform keeps its keys there. */
    private String address(String name) {
        return data.resolve(name).toAbsolutePath().normalize().toUri().toString();
    }

    /** The fourth line of the file the server writes while it runs. */
    private String portOfDatabase() {
        @Nullable String written = read(data.resolve("postgres").resolve("postmaster.pid"));
        if (written == null) {
            throw usage("No platform is running on " + data + ". Start it with ops/run, or set SPRING_DATASOURCE_URL.");
        }
        return written.lines().skip(PORT_LINE).findFirst().orElse("").strip();
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // the command has nothing to do
    private static IllegalArgumentException usage(String why) {
        System.out.println(why);
        System.out.println(
                "Usage: ops/load-clients FILE.csv [--mapping FILE] [--data DIR] [--officer NAME] [--authority CODE]");
        System.exit(2);
        return new IllegalArgumentException(why);
    }
}
