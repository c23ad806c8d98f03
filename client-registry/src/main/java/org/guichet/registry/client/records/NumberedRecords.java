package org.guichet.registry.client.records;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Seen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Source records that a party numbers, written many at once. */
@Component
public class NumberedRecords {
    private final JdbcClient jdbc;
    private final FactRows rows;
    private final SearchKeyRows keys;
    private final ClientHeaders headers;
    private final ClientLocks locks;
    private final Clock clock;

    NumberedRecords(
            JdbcClient jdbc, FactRows rows, SearchKeyRows keys, ClientHeaders headers, ClientLocks locks, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.keys = keys;
        this.headers = headers;
        this.locks = locks;
        this.clock = clock;
    }

    /** Opens headers for people nobody knew, as {@link ClientRecords#open} does for one. */
    public void open(Set<ClientId> clients) {
        Instant now = clock.instant();
        headers.saveAllAndFlush(clients.stream()
                .map(client -> new ClientHeader(client, ClientKind.PERSON, now))
                .toList());
    }

    /**
     * Appends many source records with their facts. Where the party's reference is known already, the facts go to the
     * record that has it.
     *
     * @return the record each was written to, by the id it was given
     */
    public Map<UUID, UUID> append(List<NewRecord> written) {
        Map<String, UUID> ids = writeRecords(written);
        Map<UUID, UUID> places = new HashMap<>();
        List<Placed> facts = new ArrayList<>();
        Map<UUID, Map<String, Set<String>>> identifiers = new HashMap<>();
        written.forEach(record -> {
            UUID place = Objects.requireNonNull(ids.get(record.party() + " " + record.reference()));
            places.put(record.id(), place);
            record.facts().forEach(fact -> facts.add(new Placed(place, fact)));
            Map<String, Set<String>> all = identifiers.computeIfAbsent(place, first -> new HashMap<>());
            record.identifiers()
                    .forEach((kind, values) ->
                            all.computeIfAbsent(kind, first -> new HashSet<>()).addAll(values));
        });
        rows.append(facts);
        keys.add(identifiers, facts);
        return places;
    }

    /**
     * Whom a party's references stand for after following merges, of those who are seen. What is appended under the
     * reference of anybody else goes to her record all the same.
     */
    public Map<String, ClientId> byReference(String party, Collection<String> references, Seen seen) {
        Map<String, ClientId> found = new HashMap<>();
        jdbc.sql("""
                select r.reference, coalesce(c.redirected_to, c.id) as client
                from registry.source_record r join registry.client c on c.id = r.client_id
                where r.party = :party and r.reference = any(:references) and (:sealed or c.status <> 'SEALED')
                """)
                .param("sealed", seen.sealed())
                .param("party", party)
                .param("references", references.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("reference"), new ClientId(row.getObject("client", UUID.class)));
                });
        return found;
    }

    /**
     * The id that a party's reference was given to, merged since or not: what is told under it is written under this id, and
     * goes with her where the merge is undone.
     */
    public Optional<ClientId> under(String party, String reference) {
        return jdbc.sql("""
                select coalesce(r.home_id, c.redirected_to, c.id)
                from registry.source_record r join registry.client c on c.id = r.client_id
                where r.party = ? and r.reference = ?
                """)
                .params(party, reference)
                .query(UUID.class)
                .optional()
                .map(ClientId::new);
    }

    /** Of what a party has told of a client, whatever it said. */
    public Set<String> told(ClientId client, String party) {
        return new HashSet<>(jdbc.sql("""
                        select distinct f.attribute from registry.source_record r join registry.fact f on f.record_id = r.id
                        where (r.client_id = :client and r.home_id is null or r.home_id = :client) and r.party = :party
                        """)
                .param("client", client.value())
                .param("party", party)
                .query(String.class)
                .list());
    }

    /**
     * Makes whoever is told of somebody under the same number wait for the end of this transaction, so that two who both
     * find nobody do not both enter her. To be called before the number is looked up.
     */
    public void hold(String party, String reference) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('number ' || :party || ' ' || :reference, 0))")
                .param("party", party)
                .param("reference", reference)
                .query(Integer.class)
                .single();
    }

    /**
     * Says which number a party has for a client it told of. A number that stands for somebody keeps standing for her; a
     * second number of one client leads to her too.
     */
    public void number(ClientId client, String party, String reference) {
        int numbered = jdbc.sql("""
                update registry.source_record set reference = :reference
                where id = (select r.id from registry.source_record r
                            where (r.client_id = :client and r.home_id is null or r.home_id = :client)
                            and r.party = :party and r.reference is null order by r.id limit 1)
                and not exists (select from registry.source_record n where n.party = :party and n.reference = :reference)
                """)
                .param("client", client.value())
                .param("party", party)
                .param("reference", reference)
                .update();
        if (numbered == 0) {
            writeRecords(List.of(new NewRecord(Ids.next(clock), client, party, reference, List.of(), Map.of())));
        }
    }

    /** Records of clients merged meanwhile follow, as {@link ClientRecords} lets one. */
    private Map<String, UUID> writeRecords(List<NewRecord> written) {
        String[] parties = written.stream().map(NewRecord::party).toArray(String[]::new);
        String[] references = written.stream().map(NewRecord::reference).toArray(String[]::new);
        locks.share(written.stream().map(NewRecord::client).toList());
        jdbc.sql("""
                insert into registry.source_record (id, client_id, home_id, party, reference, created_at)
                select r.id, coalesce(c.redirected_to, c.id), case when c.redirected_to is not null then c.id end,
                       r.party, r.reference, :now
                from unnest(:ids::uuid[], :clients::uuid[], :parties::text[], :references::text[])
                    as r(id, client, party, reference)
                join registry.client c on c.id = r.client
                on conflict (party, reference) where reference is not null do nothing
                """)
                .param("ids", written.stream().map(NewRecord::id).toArray(UUID[]::new))
                .param(
                        "clients",
                        written.stream().map(record -> record.client().value()).toArray(UUID[]::new))
                .param("parties", parties)
                .param("references", references)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("""
                select r.id, r.party, r.reference from registry.source_record r
                join (select distinct party, reference from unnest(:parties::text[], :references::text[])
                    as asked(party, reference)) asked using (party, reference)
                """).param("parties", parties).param("references", references).query(row -> {
            ids.put(row.getString("party") + " " + row.getString("reference"), row.getObject("id", UUID.class));
        });
        return ids;
    }
}
