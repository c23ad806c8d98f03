package org.guichet.registry.secrecy;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes keysets and replaces their keys from the command line, with the jar that will use them and nothing else. */
public final class KeysetCommand {
    private static final String USAGE = """
            keyset make encryption|index FILE   draws a new keyset
            keyset list FILE                    prints the ids of its keys
            keyset add FILE                     1. adds a key that opens; then restart or wait a minute on every node
            keyset promote FILE ID              2. lets it encrypt; the running platform rewrites what the old one made
            keyset drop FILE ID                 3. destroys the old key, once no rows are rewritten any more
            """;

    private KeysetCommand() {}

    public static boolean asks(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("keyset");
    }

    /** @return the exit code: 0 done, 1 not possible, 2 not understood */
    public static int run(String[] arguments, PrintStream screen) {
        try {
            return understood(List.of(arguments), screen) ? 0 : usage(screen);
        } catch (IllegalStateException | UncheckedIOException refused) {
            screen.println(refused.getMessage());
            return 1;
        }
    }

    private static boolean understood(List<String> words, PrintStream screen) {
        if (words.size() == 4 && words.get(1).equals("make") && words.get(2).matches("encryption|index")) {
            KeysetFile file = file(words.get(3));
            file.make(KeysetFile.Kind.valueOf(words.get(2).toUpperCase(Locale.ROOT)));
            return list(file, screen);
        }
        String verb = words.size() < 3 ? "" : words.get(1) + "/" + words.size();
        KeysetFile file = file(words.size() < 3 ? "" : words.get(2));
        switch (verb) {
            case "list/3" -> {}
            case "add/3" -> file.add();
            case "promote/4" -> file.promote(words.get(3));
            case "drop/4" -> file.drop(words.get(3));
            default -> {
                return false;
            }
        }
        return list(file, screen);
    }

    private static boolean list(KeysetFile file, PrintStream screen) {
        file.keys().forEach(key -> screen.println(key.id() + (key.primary() ? " primary" : "")));
        return true;
    }

    private static int usage(PrintStream screen) {
        screen.print(USAGE);
        return 2;
    }

    private static KeysetFile file(String name) {
        return new KeysetFile(Path.of(name));
    }
}
