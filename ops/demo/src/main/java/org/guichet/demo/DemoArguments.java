package org.guichet.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code ops/run} was asked.
 *
 * @param port of the platform
 * @param programmePort of the demo programme; the next one unless it was named
 * @param data the folder where everything is kept
 * @param reset whether to throw away what is kept there and begin anew
 */
public record DemoArguments(int port, int programmePort, Path data, boolean reset) {
    private static final String USAGE = "Usage: ops/run [--port 8080] [--data DIR] [--reset] [--programme-port 8081]";

    /** The command line could not be understood. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String why) {
            super(why + "\n" + USAGE);
        }
    }

    public static DemoArguments of(String... arguments) {
        int port = 8080;
        int programmePort = -1;
        Path data = Path.of("data");
        boolean reset = false;
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--port" -> port = port(name, left);
                case "--programme-port" -> programmePort = port(name, left);
                case "--data" -> data = calledFrom().resolve(value(name, left));
                case "--reset" -> reset = true;
                default -> throw new NotUnderstood("What is " + name + "?");
            }
        }
        return new DemoArguments(
                port,
                programmePort < 0 ? port + 1 : programmePort,
                data.toAbsolutePath().normalize(),
                reset);
    }

    /** The script changes the folder; what a person typed is meant from where she stood. */
    private static Path calledFrom() {
        return Path.of(System.getProperty("guichet.called-from", ""));
    }

    private static String value(String name, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new NotUnderstood(name + " needs a value.");
        }
        return left.next();
    }

    private static int port(String name, Iterator<String> left) {
        String value = value(name, left);
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new NotUnderstood(name + " needs a number, not " + value + ".");
        }
        throw new NotUnderstood(name + " needs a number between 1 and 65534, not " + value + ".");
    }
}
