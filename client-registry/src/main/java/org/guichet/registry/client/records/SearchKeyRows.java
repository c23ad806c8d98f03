package org.guichet.registry.client.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.secrecy.BlindIndex;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.guichet.registry.secrecy.IndexedRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code search_key}: by what a client is found. Of an encrypted attribute it holds entries of the blind index
 * alone, and nothing at all where the dictionary does not have it indexed.
 */
@Component
class SearchKeyRows implements IndexedRows {
    private static final Logger LOG = LoggerFactory.getLogger(SearchKeyRows.class);
    private static final String INSERT = """
            insert into registry.search_key as known (kind, key, key_id, record_id, fact_id) values (?, ?, ?, ?, ?)
            on conflict (kind, key, record_id) do update set fact_id = excluded.fact_id
                where excluded.fact_id is not null and known.fact_id is distinct from excluded.fact_id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final AttributeDictionary dictionary;
    private final BlindIndex index;
    private final KeptValues values;

    SearchKeyRows(
            JdbcClient jdbc,
            JdbcTemplate template,
            AttributeDictionary dictionary,
            BlindIndex index,
            KeptValues values) {
        this.jdbc = jdbc;
        this.template = template;
        this.dictionary = dictionary;
        this.index = index;
        this.values = values;
    }

    /** What is searched for: the kind of a key and the key, side by side. */
    record Asked(String[] kinds, String[] keys) {}

    /** The same for many people, each with her place in their list. */
    record AskedOfMany(Integer[] places, String[] kinds, String[] keys) {}

    /**
     * Adds the keys of facts just appended.
     *
     * @param searchKeys keys by source record and attribute; those of encrypted attributes are made of the facts
     *     themselves
     */
    void add(Map<UUID, Map<String, Set<String>>> searchKeys, Collection<Placed> facts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        searchKeys.forEach((record, byKind) -> byKind.forEach((kind, keys) -> {
            if (!is(kind, Attribute::encrypted)) {
                keys.forEach(key -> rows.add(new @Nullable Object[] {kind, key, null, record, null}));
            }
        }));
        facts.stream()
                .filter(placed -> is(placed.fact().attribute(), Attribute::indexed))
                .filter(placed -> placed.fact().value() != Unknown.VALUE)
                .map(placed -> row(
                        placed.fact().attribute(),
                        placed.fact().value(),
                        placed.record(),
                        placed.fact().id()))
                .forEach(rows::add);
        if (!rows.isEmpty()) {
            template.batchUpdate(INSERT, rows);
        }
    }

    /** The keys as rows hold them: clear, or under every key of the blind index. */
    Asked asked(Map<String, Set<String>> searchKeys) {
        List<String> kinds = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        searchKeys.forEach(
                (kind, some) -> some.stream().flatMap(key -> held(kind, key)).forEach(key -> {
                    kinds.add(kind);
                    keys.add(key);
                }));
        return new Asked(kinds.toArray(String[]::new), keys.toArray(String[]::new));
    }

    AskedOfMany asked(List<Map<String, Set<String>>> people) {
        List<Integer> places = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int place = 0; place < people.size(); place++) {
            Asked one = asked(people.get(place));
            for (int index = 0; index < one.keys().length; index++) {
                places.add(place);
                kinds.add(one.kinds()[index]);
                keys.add(one.keys()[index]);
            }
        }
        return new AskedOfMany(
                places.toArray(Integer[]::new), kinds.toArray(String[]::new), keys.toArray(String[]::new));
    }

    /** Those of the facts whose value is found by the index, opened or not; no statement where there are none. */
    Set<UUID> indexed(Set<UUID> facts) {
        if (facts.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select f.id from registry.fact f
                where f.id = any(?)
                  and exists (select from registry.search_key k
                              where k.record_id = f.record_id and k.kind = f.attribute and k.key_id = any(?))
                """)
                .params(facts.toArray(UUID[]::new), index.keys().toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** A row that does not open keeps none of the others from being rewritten. */
    @Override
    public int rewrite(int most) {
        List<Stale> stale = jdbc.sql("""
                select kind, record_id from registry.search_key where key_id < :key or key_id > :key
                limit :most for update skip locked
                """)
                .param("key", index.primaryKey())
                .param("most", most)
                .query((row, number) -> new Stale(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        return stale.stream().distinct().mapToInt(this::rewriteOrTell).sum();
    }

    private int rewriteOrTell(Stale stale) {
        try {
            rewrite(stale);
            return 1;
        } catch (CannotBeOpened tampered) {
            LOG.atError()
                    .setCause(tampered)
                    .addKeyValue("record", stale.record())
                    .log("A ciphertext does not open; its entry of the blind index stays under its old key");
            return 0;
        }
    }

    private record Stale(String kind, UUID record) {}

    private void rewrite(Stale stale) {
        Map<Object, UUID> newest = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, value, ciphertext from registry.fact
                        where record_id = ? and attribute = ? and value is distinct from 'null'::jsonb
                        order by collected_at, recorded_at, id
                        """).params(stale.record(), stale.kind()).query(row -> {
            UUID fact = row.getObject("id", UUID.class);
            newest.put(values.open(stale.kind(), fact, row.getString("value"), row.getBytes("ciphertext")), fact);
        });
        List<@Nullable Object[]> anew = newest.entrySet().stream()
                .map(said -> row(stale.kind(), said.getKey(), stale.record(), said.getValue()))
                .toList();
        template.batchUpdate(INSERT, anew);
        jdbc.sql("""
                delete from registry.search_key
                where record_id = :record and kind = :kind and (key_id < :key or key_id > :key)
                """)
                .param("record", stale.record())
                .param("kind", stale.kind())
                .param("key", index.primaryKey())
                .update();
    }

    private @Nullable Object[] row(String attribute, Object value, UUID record, UUID fact) {
        BlindIndex.Entry entry = index.entry(attribute, value.toString());
        return new @Nullable Object[] {attribute, entry.value(), entry.keyId(), record, fact};
    }

    private Stream<String> held(String kind, String key) {
        if (!is(kind, Attribute::encrypted)) {
            return Stream.of(key);
        }
        return is(kind, Attribute::indexed)
                ? index.entries(kind, key).stream().map(BlindIndex.Entry::value)
                : Stream.empty();
    }

    private boolean is(String attribute, java.util.function.Predicate<Attribute> so) {
        return dictionary.find(attribute).filter(so).isPresent();
    }
}
