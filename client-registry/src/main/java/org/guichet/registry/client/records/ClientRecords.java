package org.guichet.registry.client.records;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Seen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of clients: headers, source records, facts. Behind the inner door. */
@Component
public class ClientRecords {
    private static final String CURRENT = "select * from registry.current_facts(?, ?, ?, ?, ?, ?)";

    private static final String HISTORY = """
            select f.id as fact, f.attribute, f.value, f.ciphertext, f.source_kind, f.source_code, f.verification,
                   f.collected_at, f.recorded_at, f.valid_from, f.valid_to, f.basis, f.about
            from registry.source_record r
            join registry.fact f on f.record_id = r.id
            where r.client_id = ? and r.party = any(?) and f.attribute = ?
            order by f.recorded_at desc, f.id desc
            limit ?
            """;

    private final JdbcClient jdbc;
    private final FactRows rows;
    private final SearchKeyRows keys;
    private final AttributeDictionary dictionary;
    private final ClientHeaders headers;
    private final Clock clock;

    ClientRecords(
            JdbcClient jdbc,
            FactRows rows,
            SearchKeyRows keys,
            AttributeDictionary dictionary,
            ClientHeaders headers,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.keys = keys;
        this.dictionary = dictionary;
        this.headers = headers;
        this.clock = clock;
    }

    /** One statement: the client after following merges and every party's current facts; empty if absent or not seen. */
    public Optional<Known> find(ClientId client, Set<String> attributes, Seen seen) {
        return findAll(List.of(client), attributes, seen).stream().findFirst();
    }

    /** As {@link #find} for several clients, still one statement; those absent or not seen are left out. */
    public List<Known> findAll(List<ClientId> clients, Set<String> attributes, Seen seen) {
        return look(clients, attributes, seen).stream().filter(Known::seen).toList();
    }

    /**
     * As {@link #findAll} for matching: a value that cannot be opened fails nothing, but is named in what is known of her.
     */
    public List<Known> findAllAsFarAsOpened(List<ClientId> clients, Set<String> attributes, Seen seen) {
        return look(clients, attributes, seen, new FoundClients(rows, true)).stream()
                .filter(Known::seen)
                .toList();
    }

    /**
     * As {@link #find}, by the same statement; of a client who is not seen her ids alone, so that a refused look can be
     * told to her.
     */
    public Optional<Known> look(ClientId client, Set<String> attributes, Seen seen) {
        return look(List.of(client), attributes, seen).stream().findFirst();
    }

    private List<Known> look(List<ClientId> clients, Set<String> attributes, Seen seen) {
        return look(clients, attributes, seen, new FoundClients(rows, false));
    }

    private List<Known> look(List<ClientId> clients, Set<String> attributes, Seen seen, FoundClients found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql(CURRENT)
                .params(
                        clients.stream().map(ClientId::value).toArray(UUID[]::new),
                        attributes.toArray(String[]::new),
                        bestVerified(attributes).toArray(String[]::new),
                        today,
                        seen.sealed(),
                        seen.own())
                .query(found::add);
        return found.all(keys::indexed);
    }

    /** Other clients of whom something is held that speaks of this one, sealed or not: at most {@code limit}. */
    public List<ClientId> whereSpokenOf(Set<ClientId> client, Set<String> attributes, int limit) {
        UUID[] ids = client.stream().map(ClientId::value).toArray(UUID[]::new);
        return jdbc.sql("""
                select distinct r.client_id
                from registry.fact f
                join registry.source_record r on r.id = f.record_id
                where f.about = any(?) and f.attribute = any(?) and r.client_id <> all(?)
                limit ?
                """)
                .params(ids, attributes.toArray(String[]::new), ids, limit)
                .query((row, number) -> new ClientId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Every version recorded of one attribute by the parties named, newest first, at most {@code limit}. */
    public List<Fact> history(ClientId client, Set<String> parties, String attribute, int limit) {
        return jdbc.sql(HISTORY)
                .params(client.value(), parties.toArray(String[]::new), attribute, limit)
                .query((row, number) -> rows.fact(row))
                .list();
    }

    /** Opens a header for a client nobody knew; flushed, because the facts that follow are written past the entities. */
    public void open(ClientId client, ClientKind kind) {
        headers.saveAndFlush(new ClientHeader(client, kind, clock.instant()));
    }

    /**
     * Appends facts, each under the source record of its party, and the identifiers by which the client is found.
     *
     * @return the source record written to first
     */
    public UUID append(ClientId client, Collection<FactRow> facts, Map<String, Set<String>> identifiers) {
        Map<String, UUID> records =
                recordsOf(client, facts.stream().map(FactRow::party).collect(Collectors.toSet()));
        List<Placed> placed = facts.stream()
                .map(fact -> new Placed(Objects.requireNonNull(records.get(fact.party())), fact))
                .toList();
        UUID first = records.values().iterator().next();
        rows.append(placed);
        keys.add(Map.of(first, identifiers), placed);
        return first;
    }

    /** Clients who have one of these identifiers, sealed or not: what is read of them decides who is seen. */
    public List<ClientId> findByKeys(Map<String, Set<String>> searchKeys, int limit) {
        SearchKeyRows.Asked asked = keys.asked(searchKeys);
        return jdbc.sql("""
                select r.client_id
                from unnest(?, ?) as asked(kind, key)
                join registry.search_key k on k.kind = asked.kind and k.key = asked.key
                join registry.source_record r on r.id = k.record_id
                group by r.client_id
                order by r.client_id
                limit ?
                """)
                .params(asked.kinds(), asked.keys(), limit)
                .query((row, number) -> new ClientId(row.getObject(1, UUID.class)))
                .list();
    }

    /** As {@link #findByKeys} for many people at once, still one statement: for each place in the list whoever has one. */
    public Map<Integer, List<ClientId>> findByKeys(List<Map<String, Set<String>>> searchKeys, int limit) {
        SearchKeyRows.AskedOfMany asked = keys.asked(searchKeys);
        Map<Integer, List<ClientId>> found = new LinkedHashMap<>();
        if (asked.places().length == 0) {
            return found;
        }
        jdbc.sql("""
                select asked.place, had.client_id
                from unnest(?, ?, ?) as asked(place, kind, key)
                cross join lateral (
                    select distinct r.client_id
                    from registry.search_key k
                    join registry.source_record r on r.id = k.record_id
                    where k.kind = asked.kind and k.key = asked.key
                    limit ?
                ) had
                order by asked.place, had.client_id
                """).params(asked.places(), asked.kinds(), asked.keys(), limit).query(row -> {
            found.computeIfAbsent(row.getInt("place"), first -> new ArrayList<>())
                    .add(new ClientId(row.getObject("client_id", UUID.class)));
        });
        return found;
    }

    private Map<String, UUID> recordsOf(ClientId client, Set<String> parties) {
        Map<String, UUID> known = new TreeMap<>();
        jdbc.sql("""
                select party, id from registry.source_record
                where (client_id = ? and home_id is null or home_id = ?) and party = any(?) order by id
                """)
                .params(client.value(), client.value(), parties.toArray(String[]::new))
                .query((row, number) -> known.putIfAbsent(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        for (String party : parties) {
            known.computeIfAbsent(party, missing -> newRecord(client, missing));
        }
        return known;
    }

    /** Where the client is being merged at this moment, the record follows, with the client as its home. */
    private UUID newRecord(ClientId client, String party) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                insert into registry.source_record (id, client_id, home_id, party, created_at)
                select ?, coalesce(c.redirected_to, c.id), case when c.redirected_to is not null then c.id end, ?, ?
                from registry.client c where c.id = ? for share
                """)
                .params(id, party, Timestamp.from(clock.instant()), client.value())
                .update();
        return id;
    }

    private Set<String> bestVerified(Set<String> attributes) {
        return attributes.stream()
                .filter(code -> dictionary
                        .find(code)
                        .filter(attribute -> attribute.survivorship() == Attribute.Survivorship.BEST_VERIFIED)
                        .isPresent())
                .collect(Collectors.toSet());
    }
}
