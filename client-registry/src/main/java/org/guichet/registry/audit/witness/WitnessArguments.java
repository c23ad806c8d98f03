package org.guichet.registry.audit.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the witness was asked.
 *
 * @param platform none where a key is to be made alone
 * @param key its own; drawn where {@code make} names it
 * @param make the name to make a key under; none where it is to witness
 * @param keys of the log, from elsewhere; none where those kept are used
 */
record WitnessArguments(
        @Nullable URI platform,
        Path store,
        Path key,
        @Nullable String make,
        @Nullable Path keys,
        Duration every,
        boolean once) {
    static final String USAGE = """
            Usage: witness --store DIR [--key FILE] [--keys FILE] [--every SECONDS | --once] PLATFORM
                   witness --store DIR [--key FILE] --make NAME
              PLATFORM         its address, for example https://guichet.example
              --store DIR      the witness's own folder, best on a host of its own; it keeps every root it co-signed in
                               DIR/checkpoints, which ops/verify-log --checkpoint reads; while DIR/refused is there, with what
                               it refused, it ends with 1 at once
              --key FILE       its own key (DIR/key)
              --make NAME      draws that key under a name like witness.example, and prints its public part, which whoever
                               runs the platform adds to guichet.registry.witness.keys
              --keys FILE      the log's public keys, an answer of GET /api/v1/signature-keys, got from whoever runs the
                               platform; without it those kept in DIR, and at first those the platform publishes
              --every SECONDS  how often it looks (300)
              --once           looks once; ends with 0 where the log goes on from what was co-signed, with 1 where it was
                               rewritten or cut off, with 2 where it could not be looked at
            """;
    private static final Duration USUAL = Duration.ofMinutes(5);

    /** Not understood; the message says how it is used. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood() {
            super(USAGE);
        }
    }

    static WitnessArguments of(List<String> words) {
        @Nullable URI platform = null;
        @Nullable Path store = null;
        @Nullable Path key = null;
        @Nullable String make = null;
        @Nullable Path keys = null;
        Duration every = USUAL;
        boolean once = false;
        for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
            String word = left.next();
            switch (word) {
                case "--store" -> store = file(value(left));
                case "--key" -> key = file(value(left));
                case "--make" -> make = value(left);
                case "--keys" -> keys = file(value(left));
                case "--every" -> every = seconds(value(left));
                case "--once" -> once = true;
                default -> platform = address(word, platform);
            }
        }
        if (store == null || (platform == null) == (make == null)) {
            throw new NotUnderstood();
        }
        return new WitnessArguments(platform, store, key == null ? store.resolve("key") : key, make, keys, every, once);
    }

    private static String value(Iterator<String> left) {
        if (!left.hasNext()) {
            throw new NotUnderstood();
        }
        return left.next();
    }

    private static Duration seconds(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new NotUnderstood();
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static URI address(String word, @Nullable URI before) {
        if (before != null || !word.matches("https?://[^\\s/]+\\S*")) {
            throw new NotUnderstood();
        }
        try {
            URI address = URI.create(word);
            if (address.getHost() != null && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new NotUnderstood();
    }

    /** The script changes the folder; what a person typed is meant from where she stood. */
    private static Path file(String name) {
        return Path.of(System.getProperty("guichet.called-from", "")).resolve(name);
    }
}
