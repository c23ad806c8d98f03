package org.guichet.registry.signature;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Makes signing keys and replaces them from the command line, with the jar that will use them and nothing else. */
public final class SigningKeyCommand {
    private static final String USAGE = """
            signing-key make FILE NAME     draws a key; NAME is the installation's, like guichet.example, and stays
            signing-key list FILE          prints the ids of its keys and what each does
            signing-key publish FILE       prints the public keys, to be kept elsewhere
            signing-key add FILE           1. announces a key; then wait a minute, and until others have fetched it
            signing-key promote FILE ID    2. lets it sign, and ends the old one
            signing-key drop FILE ID       3. destroys the secret of the old one; its public part stays
            """;

    private SigningKeyCommand() {}

    public static boolean asks(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("signing-key");
    }

    /** @return the exit code: 0 done, 1 not possible, 2 not understood */
    public static int run(String[] arguments, PrintStream screen) {
        try {
            return understood(List.of(arguments), screen) ? 0 : usage(screen);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException refused) {
            screen.println(refused.getMessage());
            return 1;
        }
    }

    private static boolean understood(List<String> words, PrintStream screen) {
        String verb = words.size() < 3 ? "" : words.get(1) + "/" + words.size();
        SigningKeyFile file = new SigningKeyFile(Path.of(words.size() < 3 ? "" : words.get(2)), Clock.systemUTC());
        switch (verb) {
            case "make/4" -> file.make(words.get(3));
            case "list/3" -> {}
            case "publish/3" -> {
                screen.print(file.published().json());
                return true;
            }
            case "add/3" -> file.add();
            case "promote/4" -> file.promote(words.get(3));
            case "drop/4" -> file.drop(words.get(3));
            default -> {
                return false;
            }
        }
        file.keys()
                .forEach(key ->
                        screen.println(key.id() + " " + key.state().name().toLowerCase(Locale.ROOT)));
        return true;
    }

    private static int usage(PrintStream screen) {
        screen.print(USAGE);
        return 2;
    }
}
