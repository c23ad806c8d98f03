package org.guichet.registry.client.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known.PartyFact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Facts as they stand without what other clients told, or corrected, on her behalf: for decisions about those who act for
 * her, which they must not move.
 */
@Component
public class FirstHand {
    private static final String NOT_ON_BEHALF = "(%1$s.actor_kind <> 'CLIENT' or %1$s.actor_id = any(:herself))";

    private static final String HELD = """
            select distinct on (r.party, f.attribute) r.party, f.id as fact, f.attribute, f.value, f.ciphertext, f.source_kind,
                   f.source_code, f.verification, f.collected_at, f.recorded_at, f.valid_from, f.valid_to, f.basis, f.about
            from registry.source_record r
            join registry.fact f on f.record_id = r.id
            where r.client_id = any(:ids) and f.attribute = any(:attributes) and f.value is distinct from 'null'::jsonb
              and (f.valid_from is null or f.valid_from <= :today) and (f.valid_to is null or f.valid_to >= :today)
              and %s
              and not exists (select from registry.fact_correction wrong
                              join registry.fact n on n.id = wrong.fact_id
                              join registry.source_record told on told.id = n.record_id
                              where wrong.replaces = f.id and told.client_id = r.client_id and %s)
            order by r.party, f.attribute, f.verification desc, f.collected_at desc, f.recorded_at desc, f.id desc
            """.formatted(NOT_ON_BEHALF.formatted("f"), NOT_ON_BEHALF.formatted("n"));

    private final JdbcClient jdbc;
    private final FactRows rows;

    FirstHand(JdbcClient jdbc, FactRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * What each party holds, the best verified of it. One statement.
     *
     * @param ids every id that leads to the client
     */
    public List<PartyFact> of(Set<ClientId> ids, Set<String> attributes, LocalDate today) {
        return jdbc.sql(HELD)
                .param("ids", ids.stream().map(ClientId::value).toArray(java.util.UUID[]::new))
                .param("herself", ids.stream().map(ClientId::toString).toArray(String[]::new))
                .param("attributes", attributes.toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> new PartyFact(row.getString("party"), rows.fact(row), false))
                .list();
    }
}
