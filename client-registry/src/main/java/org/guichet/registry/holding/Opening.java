package org.guichet.registry.holding;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of a row that is not kept as it reads: a ciphertext is opened. */
@FunctionalInterface
public interface Opening {
    /** Text, a number, a boolean, a list, a map with text for keys, or null; it asks the database nothing. */
    @Nullable
    Object open(ResultSet row) throws SQLException;
}
