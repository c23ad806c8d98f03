package org.guichet.registry;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Values nobody else in the database has, nor any like them: people of different tests must not be taken for one. */
public final class Unlike {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 14;
    private static final int NUMBERS = 10_000_000;

    private Unlike() {}

    /** A name of letters. */
    public static String aName() {
        return ThreadLocalRandom.current()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    /** A telephone number in Quebec. */
    public static String aPhoneNumber() {
        return "418%07d".formatted(ThreadLocalRandom.current().nextInt(2_000_000, NUMBERS));
    }
}
