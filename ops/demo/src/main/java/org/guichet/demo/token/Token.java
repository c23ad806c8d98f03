package org.guichet.demo.token;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.guichet.demo.token.CodeFlow.Refused;

/** {@code ops/token}: prints an access token of one of the demo's people, and nothing else. */
public final class Token {
    private static final String USAGE = "Usage: ops/token USER [CLIENT] [--url http://localhost:8080] [--data DIR]";

    private Token() {}

    public static void main(String... arguments) {
        try {
            System.out.println(asked(arguments));
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String asked(String... arguments) {
        List<String> names = new ArrayList<>();
        String url = "http://localhost:8080";
        Path data = Path.of("data");
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            if (argument.startsWith("--") && !left.hasNext()) {
                throw new Refused(USAGE);
            }
            switch (argument) {
                case "--url" -> url = left.next();
                case "--data" ->
                    data = Path.of(System.getProperty("guichet.called-from", ""))
                            .resolve(left.next());
                default -> names.add(argument);
            }
        }
        if (names.isEmpty() || names.size() > 2 || names.stream().anyMatch(name -> name.startsWith("--"))) {
            throw new Refused(USAGE);
        }
        String user = names.getFirst();
        String client = names.size() == 2 ? names.getLast() : usualClient(user);
        return CodeFlow.token(URI.create(url), user, client, password(data));
    }

    /** The OAuth client each of the demo's people signs in through. */
    private static String usualClient(String user) {
        return switch (user) {
            case "agent", "supervisor" -> "agent-desk";
            case "callagent" -> "call-centre";
            case "partner" -> "partner-desk";
            case "privacy", "protection", "manager" -> "privacy-office";
            default -> "citizen-portal";
        };
    }

    private static String password(Path data) {
        String given = System.getenv("GUICHET_DEMO_PASSWORD");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return Files.readString(data.resolve("password")).strip();
        } catch (IOException e) {
            throw new Refused("No password in " + data.toAbsolutePath()
                    + ". Start the demo with ops/run, name its folder with --data, or set GUICHET_DEMO_PASSWORD.");
        }
    }
}
