package org.guichet.registry.auditpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One question of the pack. Its text stands in the pack as it was asked, with the parameters {@code :from}, {@code :to},
 * {@code :now}, {@code :zone}, {@code :pack}, {@code :cleared}, {@code :every} and {@code :programmes}.
 *
 * @param point 1 to 13
 * @param code names it; its titles are kept under it
 * @param expectsNone each row it finds is something to look into
 */
public record PackQuery(int point, String code, String sql, boolean expectsNone) {
    public PackQuery {
        if (point < 1 || point > PackPoint.values().length) {
            throw new IllegalArgumentException("The pack has no point " + point);
        }
    }

    /** What somebody counts. The text is the resource {@code CODE.sql} beside the class. */
    public static PackQuery counting(int point, String code, Class<?> beside) {
        return new PackQuery(point, code, text(beside, code), false);
    }

    /** What there should be none of. */
    public static PackQuery findingNone(int point, String code, Class<?> beside) {
        return new PackQuery(point, code, text(beside, code), true);
    }

    /** The same after the text that says which entries, or which words of consents, it is about. */
    PackQuery over(String about) {
        return new PackQuery(point, code, text(PackQuery.class, about) + sql, expectsNone);
    }

    private static String text(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name + ".sql"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
