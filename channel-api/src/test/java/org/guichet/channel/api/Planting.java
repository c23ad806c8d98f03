package org.guichet.channel.api;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plants rows whose every column holds a value that is nowhere else, so that it can be looked for where it must come out. */
final class Planting {
    /** So that no number is found by chance within an id or a hash. */
    private static final int LARGE = 1_987_650_000;

    private static final Instant LONG_AGO = Instant.parse("2026-01-05T00:00:00Z");

    private final JdbcClient jdbc;
    private final Encryption encryption;
    private final Map<String, EncryptedTable> encrypted;
    private final Map<String, String> planted = new LinkedHashMap<>();
    private final Set<String> tables = new TreeSet<>();
    private final String prefix = "planted:" + UUID.randomUUID() + ":";
    private int count = 7000;

    Planting(JdbcClient jdbc, Encryption encryption, List<EncryptedTable> encrypted) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.encrypted = encrypted.stream().collect(Collectors.toMap(EncryptedTable::name, table -> table));
    }

    Set<String> tables() {
        return tables;
    }

    private record Column(String name, String type) {}

    /** What was planted, by {@code schema.table.column}, as JSON writes it. */
    Map<String, String> planted() {
        return planted;
    }

    /** @param given values by column where a check or a key wants one; those are not looked for unless they are text */
    void plant(String table, @Nullable Object... given) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int place = 0; place < given.length; place += 2) {
            values.put(String.valueOf(given[place]), given[place + 1]);
        }
        tables.add(table);
        List<Column> columns = columns(table);
        columns.stream()
                .filter(column -> !values.containsKey(column.name()))
                .forEach(column -> values.put(column.name(), value(table, column)));
        EncryptedTable secret = encrypted.get(table);
        if (secret != null
                && values.get("ciphertext") instanceof byte[]
                && !Arrays.asList(given).contains("ciphertext")) {
            String what = secret.what().startsWith("'")
                    ? secret.what().replace("'", "")
                    : String.valueOf(values.get(secret.what()));
            String text = prefix + table + ".ciphertext";
            Encrypted kept = encryption.encrypt(text, new Place(what, String.valueOf(values.get(secret.where()))));
            values.put("ciphertext", kept.ciphertext());
            values.put("key_id", kept.keyId());
            planted.put(table + ".ciphertext", text);
        }
        List<String> names = columns.stream().map(Column::name).toList();
        String marks = columns.stream()
                .map(column -> column.type().equals("jsonb") ? "cast(? as jsonb)" : "?")
                .collect(Collectors.joining(", "));
        List<@Nullable Object> parameters = new ArrayList<>();
        names.forEach(name -> parameters.add(values.get(name)));
        jdbc.sql("insert into " + table + " (" + String.join(", ", names) + ") values (" + marks + ")")
                .params(parameters)
                .update();
    }

    private List<Column> columns(String table) {
        String[] name = table.split("\\.");
        return jdbc.sql("""
                select column_name, udt_name from information_schema.columns
                where table_schema = ? and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'
                  and udt_name <> 'xid8' order by ordinal_position
                """)
                .params(name[0], name[1])
                .query((row, number) -> new Column(row.getString(1), row.getString(2)))
                .list();
    }

    private Object value(String table, Column column) {
        String place = table + "." + column.name();
        count++;
        return switch (column.type()) {
            case "text", "varchar" -> kept(place, prefix + place, prefix + place);
            case "_text" -> kept(place, prefix + place, new String[] {prefix + place});
            case "jsonb" -> kept(place, prefix + place, "{\"planted\": \"" + prefix + place + "\"}");
            case "uuid" -> {
                UUID id = UUID.randomUUID();
                yield kept(place, id.toString(), id);
            }
            case "_uuid" -> new UUID[0];
            case "_int4" -> kept(place, String.valueOf(count), new Integer[] {count});
            case "timestamptz" -> {
                Instant at = LONG_AGO.plusSeconds(count);
                yield kept(place, at.toString(), Timestamp.from(at));
            }
            case "date" -> {
                LocalDate day = LocalDate.of(2001, 1, 1).plusDays(count - 7000);
                yield kept(place, day.toString(), day);
            }
            case "int2" -> (short) 1;
            case "int4" -> kept(place, String.valueOf(LARGE + count), LARGE + count);
            case "int8" -> kept(place, String.valueOf(LARGE + count), (long) LARGE + count);
            case "float8" -> kept(place, String.valueOf(count + 0.5), count + 0.5);
            case "numeric" -> kept(place, count + ".25", new BigDecimal(count + ".25"));
            case "bool" -> true;
            case "bytea" -> new byte[32];
            default -> throw new IllegalStateException("Nobody knows what to plant in " + place + " " + column.type());
        };
    }

    private Object kept(String place, String text, Object value) {
        planted.put(place, text);
        return value;
    }
}
