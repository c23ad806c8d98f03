package org.guichet.registry.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.audit.proof.ExportLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves with the entries they are of, and whether the columns of an entry say what its canonical bytes say. */
@Component
class LeafRows {
    /** The time is compared apart, and the salt stands in no column. */
    private static final List<String> APART = List.of("at", "salt");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The database keeps microseconds. */
    private static final Duration TICK = Duration.ofNanos(1000);

    private static final String LEAVES = """
            select l.position, l.entry_id, l.hash as leaf_hash, e.*, s.clients
            from registry.access_log_leaf l
            left join registry.access_log e on e.at = l.entry_at and e.id = l.entry_id
            left join lateral (
                select array_agg(s.client_id::text order by s.client_id::text collate "C") as clients
                from registry.access_log_subject s where s.entry_id = e.id and s.at = e.at
            ) s on true
            where l.position >= ? order by l.position limit ?
            """;

    private final JdbcClient jdbc;

    LeafRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves from a position on, in their order. */
    List<ExportLine.Leaf> from(long position, int most) {
        return jdbc.sql(LEAVES).params(position, most).query(LeafRows::leaf).list();
    }

    private static ExportLine.Leaf leaf(ResultSet row, int number) throws SQLException {
        byte[] hash = row.getBytes("leaf_hash");
        byte[] canonical = row.getBytes("canonical");
        return new ExportLine.Leaf(
                row.getLong("position"),
                row.getObject("entry_id", UUID.class),
                canonical == null ? 0 : Long.parseUnsignedLong(row.getString("xid")),
                hash,
                canonical == null
                        ? null
                        : new ExportLine.Entry(
                                canonical, Arrays.equals(row.getBytes("hash"), hash) && agrees(row, canonical)));
    }

    private static boolean agrees(ResultSet row, byte[] canonical) throws SQLException {
        try {
            JsonNode said = JSON.readTree(new String(canonical, StandardCharsets.UTF_8));
            Map<String, Object> columns = columns(row);
            Instant at = row.getTimestamp("at").toInstant();
            return said instanceof ObjectNode object
                    && Duration.between(at, Instant.parse(object.path("at").asString()))
                                    .abs()
                                    .compareTo(TICK)
                            < 0
                    && object.path("subjects").size() == row.getInt("subjects")
                    && object.without(APART).equals(JSON.valueToTree(columns));
        } catch (JacksonException | java.time.DateTimeException edited) {
            return false;
        }
    }

    /** What {@link AccessEntry#canonical} makes of an entry, but its time and salt. */
    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("v", "1");
        fields.put("id", text(row.getString("id")));
        fields.put("kind", text(row.getString("kind")));
        fields.put("actorKind", text(row.getString("actor_kind")));
        fields.put("actor", text(row.getString("actor_id")));
        fields.put("office", text(row.getString("actor_office")));
        fields.put("onBehalfOf", text(row.getString("on_behalf_of")));
        fields.put("purpose", text(row.getString("purpose")));
        fields.put("bases", texts(row.getArray("bases")));
        fields.put("relation", text(row.getString("relation")));
        fields.put("recipient", text(row.getString("recipient")));
        fields.put("channel", text(row.getString("channel")));
        fields.put("contact", text(row.getString("contact_id")));
        fields.put("attributes", texts(row.getArray("attributes")));
        fields.put("reason", text(row.getString("reason")));
        fields.put("subjects", texts(row.getArray("clients")));
        return fields;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> texts(@Nullable Array values) throws SQLException {
        return values == null ? List.of() : List.of((String[]) values.getArray());
    }
}
