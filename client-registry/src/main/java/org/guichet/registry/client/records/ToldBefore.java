package org.guichet.registry.client.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a party said last of those it numbers, whatever others say of them. Behind the inner door. */
@Component
public class ToldBefore {
    private static final Logger LOG = LoggerFactory.getLogger(ToldBefore.class);

    private static final String LAST = """
            select distinct on (asked.reference, f.attribute) asked.reference, home.id as client, f.id as fact,
                   f.attribute, f.value, f.ciphertext, f.source_kind, f.source_code, f.verification, f.collected_at,
                   f.recorded_at, f.valid_from, f.valid_to, f.basis, f.about
            from unnest(:references::text[], :clients::uuid[]) as asked(reference, client)
            left join registry.source_record numbered
                on numbered.party = :party and numbered.reference = asked.reference
            cross join lateral (select coalesce(numbered.home_id, numbered.client_id, asked.client) as id) home
            join registry.source_record r
                on (r.client_id = home.id and r.home_id is null or r.home_id = home.id) and r.party = :party
            join registry.fact f on f.record_id = r.id
            where f.attribute = any(:attributes)
              and f.value is distinct from 'null'::jsonb
              and (f.valid_from is null or f.valid_from <= :today) and (f.valid_to is null or f.valid_to >= :today)
              and not exists (select from registry.fact_correction wrong
                              join registry.fact n on n.id = wrong.fact_id
                              join registry.source_record told on told.id = n.record_id
                              where wrong.replaces = f.id and told.client_id = r.client_id)
            order by asked.reference, f.attribute, f.collected_at desc, f.recorded_at desc, f.id desc
            """;

    private final JdbcClient jdbc;
    private final FactRows rows;

    ToldBefore(JdbcClient jdbc, FactRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * A fact of whoever the party numbers so, told under this number, another of hers or none.
     *
     * @param client the id under which the record was written
     */
    public record Told(String reference, ClientId client, Fact fact) {}

    /**
     * Sealed or not, because what is appended under a reference goes to its record all the same. One statement.
     *
     * @param numbered whom each number stands for; a number that has a record already stands for whom that belongs to
     */
    public List<Told> of(String party, Map<String, ClientId> numbered, Set<String> attributes, LocalDate today) {
        List<Map.Entry<String, ClientId>> asked = List.copyOf(numbered.entrySet());
        return jdbc
                .sql(LAST)
                .param("party", party)
                .param("references", asked.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "clients",
                        asked.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .param("attributes", attributes.toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> told(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Told> told(ResultSet row) throws SQLException {
        try {
            ClientId client = new ClientId(row.getObject("client", UUID.class));
            return Optional.of(new Told(row.getString("reference"), client, rows.fact(row)));
        } catch (CannotBeOpened value) {
            LOG.atWarn()
                    .addKeyValue("fact", row.getObject("fact", UUID.class))
                    .log("What a source says anew cannot be compared with what it said, since that cannot be opened");
            return Optional.empty();
        }
    }
}
