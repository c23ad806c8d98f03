package org.guichet.registry.secrecy;

import java.util.regex.Pattern;

/**
 * A table with columns {@code ciphertext} and {@code key_id}, declared by the room that owns it, so that the duty can
 * rewrite its rows. It has an index on {@code key_id}.
 *
 * @param name with its schema
 * @param what column or quoted text that is {@link Place#what()} of a row
 * @param where column that is {@link Place#where()} of a row
 */
public record EncryptedTable(String name, String what, String where) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+\\.[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("[a-z_]+");
    private static final Pattern COLUMN_OR_TEXT = Pattern.compile("[a-z_]+|'[a-z.-]+'");

    public EncryptedTable {
        if (!NAME.matcher(name).matches()
                || !COLUMN_OR_TEXT.matcher(what).matches()
                || !COLUMN.matcher(where).matches()) {
            throw new IllegalArgumentException("Not a table with ciphertexts: " + name);
        }
    }

    String claim() {
        return """
                select %2$s as what, %3$s as place, ciphertext from %1$s
                where key_id < :key or key_id > :key
                limit :most for update skip locked
                """.formatted(name, what, where);
    }

    String rewrite() {
        return "update %1$s set ciphertext = ?, key_id = ? where %3$s = ? and %2$s = ?".formatted(name, what, where);
    }
}
