package org.guichet.demo.linkage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ops/link-records} was asked.
 *
 * @param ignored columns not to look at
 * @param files one to look for pairs within, or two to look for pairs between
 */
record LinkArguments(@Nullable Path mapping, Set<String> ignored, List<Path> files) {
    private static final String USAGE =
            "Usage: ops/link-records [--mapping FILE] [--ignore COLUMN,...] A.csv [B.csv] > pairs.csv";

    static LinkArguments of(String... arguments) {
        Path mapping = null;
        Set<String> ignored = new TreeSet<>();
        List<Path> files = new ArrayList<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--mapping" -> mapping = calledFrom().resolve(value(name, left));
                case "--ignore" -> ignored.addAll(List.of(value(name, left).split("\\s*,\\s*")));
                default -> {
                    if (name.startsWith("--")) {
                        throw new Unreadable("What is " + name + "?\n" + USAGE);
                    }
                    files.add(calledFrom().resolve(name));
                }
            }
        }
        if (files.isEmpty() || files.size() > 2) {
            throw new Unreadable(USAGE);
        }
        return new LinkArguments(mapping, ignored, List.copyOf(files));
    }

    /** The script changes the folder; what a person typed is meant from where she stood. */
    private static Path calledFrom() {
        return Path.of(System.getProperty("guichet.called-from", ""));
    }

    private static String value(String name, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new Unreadable(name + " needs a value.\n" + USAGE);
        }
        return left.next();
    }
}
