package org.guichet.demo.dump;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A check that the rows that were there were never held against ({@code not valid}). To copy them is to write them anew, so
 * it is taken off meanwhile.
 */
record ForNewRows(String table, String name, String definition) {
    private static final String CHECKS = """
            select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
            where contype = 'c' and conrelid <> 0 and coninhcount = 0 and not convalidated
            order by 1, 2""";

    static List<ForNewRows> of(Statement database) throws SQLException {
        List<ForNewRows> checks = new ArrayList<>();
        try (ResultSet rows = database.executeQuery(CHECKS)) {
            while (rows.next()) {
                checks.add(new ForNewRows(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return checks;
    }

    String drop() {
        return "alter table %s drop constraint %s".formatted(table, name);
    }

    String add() {
        return "alter table %s add constraint %s %s".formatted(table, name, definition);
    }
}
