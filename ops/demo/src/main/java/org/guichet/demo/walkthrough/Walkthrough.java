package org.guichet.demo.walkthrough;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.guichet.demo.token.CodeFlow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.exc.JsonNodeException;

/** {@code ops/walkthrough}: the main job, step by step, against a running platform. Ends with 1 where a step fails. */
public final class Walkthrough {
    private static final PrintStream SCREEN = System.out;

    private Walkthrough() {}

    public static void main(String[] arguments) {
        URI url = URI.create("http://localhost:8080");
        URI programme = null;
        Path data = Path.of("data");
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (!left.hasNext()) {
                usage();
            }
            switch (name) {
                case "--url" -> url = URI.create(left.next());
                case "--programme" -> programme = URI.create(left.next());
                case "--data" ->
                    data = Path.of(System.getProperty("guichet.called-from", ""))
                            .resolve(left.next());
                default -> usage();
            }
        }
        Stage stage = new Stage(url, programme == null ? besides(url) : programme, password(data), SCREEN);
        try {
            String client = new Story(stage).walk();
            new Trouble(stage).walk();
            new Intermediary(stage).walk(client);
            new Raised(stage).walk();
            SCREEN.println("\nEverything is as promised. Marie Tremblay is client " + client + ".");
        } catch (NotAsPromised | JsonNodeException e) {
            SCREEN.println("\nNOT AS PROMISED: " + e.getMessage());
            System.exit(1);
        } catch (CodeFlow.Refused e) {
            SCREEN.println("\nNobody can sign in: " + e.getMessage());
            System.exit(1);
        } catch (UncheckedIOException e) {
            SCREEN.println("\nNobody answers at " + url + ". Start the platform first: ops/run");
            System.exit(1);
        }
    }

    /** The demo programme listens beside the platform, on the next port. */
    private static URI besides(URI url) {
        return URI.create("http://localhost:" + (url.getPort() + 1));
    }

    private static String password(Path data) {
        @Nullable String given = System.getenv("GUICHET_DEMO_PASSWORD");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return Files.readString(data.resolve("password")).strip();
        } catch (IOException e) {
            SCREEN.println(
                    "No password in " + data + ". Start the platform with ops/run, or name its folder: --data DIR");
            System.exit(2);
            throw new UncheckedIOException(e);
        }
    }

    private static void usage() {
        SCREEN.println("Usage: ops/walkthrough [--url http://localhost:8080] [--programme URL] [--data DIR]");
        System.exit(2);
    }
}
