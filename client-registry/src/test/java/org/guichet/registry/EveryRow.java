package org.guichet.registry;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row of every table of a database, whatever the types of its columns: for proving what is not kept. */
public final class EveryRow {
    private EveryRow() {}

    /** Tables of which a row holds the text, as text, as JSON or as bytes. */
    public static List<String> holding(JdbcClient jdbc, String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return tables(jdbc).stream()
                .filter(table -> jdbc.sql("select exists (select from %s r where r::text like ? or r::text like ?)"
                                .formatted(table))
                        .params("%" + text + "%", "%" + bytes + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                order by 1
                """).query(String.class).list();
    }
}
