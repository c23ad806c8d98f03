package org.guichet.demo.log;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code ops/export-log} was asked.
 *
 * @param data the demo's folder, whose platform is running; not used where {@code SPRING_DATASOURCE_URL} is set
 * @param officer who answers for the export
 * @param authority code of the legal authority the log is read under
 */
record ExportArguments(Path file, Path data, String officer, String authority) {
    private static final String USAGE = """
            Usage: ops/export-log --officer NAME [--authority CODE] [--data DIR] FILE

            Writes the whole access log into FILE, which is not there yet; ops/verify-log reads it. That it was read, by
            whom and under which authority is entered in the log. FILE names everybody the log is about: only its owner
            may read it, and it is kept like the database.

              --officer NAME     account of whoever answers for the export
              --authority CODE   legal authority in force under which the log is read (privacy-act-review)
              --data DIR         folder of the running demo (data); where SPRING_DATASOURCE_URL is set, the database
                                 it names, with the keysets of GUICHET_SECRECY_KEYSET and _INDEX_KEYSET
            """;

    /** Not understood; the message says how it is used. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood() {
            super(USAGE);
        }
    }

    static ExportArguments of(String... arguments) {
        Path from = Path.of(System.getProperty("guichet.called-from", ""));
        Path file = null;
        Path data = Path.of("data");
        String officer = null;
        String authority = "privacy-act-review";
        for (Iterator<String> left = List.of(arguments).iterator(); left.hasNext(); ) {
            String word = left.next();
            if (!word.startsWith("--") && file == null) {
                file = from.resolve(word);
            } else if (word.equals("--data") && left.hasNext()) {
                data = from.resolve(left.next());
            } else if (word.equals("--officer") && left.hasNext()) {
                officer = left.next();
            } else if (word.equals("--authority") && left.hasNext()) {
                authority = left.next();
            } else {
                throw new NotUnderstood();
            }
        }
        if (file == null || officer == null || officer.isBlank()) {
            throw new NotUnderstood();
        }
        return new ExportArguments(file, data, officer, authority);
    }
}
