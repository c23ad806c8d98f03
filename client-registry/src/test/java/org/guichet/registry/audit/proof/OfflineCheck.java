package org.guichet.registry.audit.proof;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command on files of a folder. */
public record OfflineCheck(Path folder) {

    /** How it ended, and what it said. */
    public record Seen(int code, String said) {}

    /** @param words options, and names of files in the folder */
    public Seen verify(String... words) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            boolean isFile = !word.startsWith("--")
                    && (arguments.isEmpty() || !arguments.getLast().equals("--witness"));
            arguments.add(isFile ? folder.resolve(word).toString() : word);
        }
        int code = VerifyLog.run(arguments, new PrintStream(screen, true, StandardCharsets.UTF_8));
        return new Seen(code, screen.toString(StandardCharsets.UTF_8));
    }
}
