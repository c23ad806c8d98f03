package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads, in one statement and without any cache, on what grounds a client's data may be used at this moment. */
@Component
public class ConsentGate {
    private static final String CONSENTS = """
            select 'CONSENT' as what, c.id::text as reference, null::int as number, c.purpose, false as consent,
                   case when e.state in ('GIVEN', 'RENEWED') and (e.valid_until is null or e.valid_until > :now)
                            then 'YES'
                        when e.state in ('WITHDRAWN', 'REFUSED') then e.state
                        else 'NONE' end as word,
                   null as party, c.data_categories as categories, null::text[] as purposes, null as text_en,
                   null as text_fr, e.at, c.client_id as client
            from registry.consent c
            cross join lateral (
                select state, valid_until, at from registry.consent_event
                where consent_id = c.id order by sequence desc limit 1
            ) e
            where c.client_id = any(:clients) and c.purpose = any(:purposes) and :recipient = any(c.recipients)
            """;
    private static final String SQL = CONSENTS + """
            union all
            select 'PURPOSE', code, number, null, false, null, null, null, null, null, null, null, null
            from registry.purpose
            where code = any(:purposes) and live_from <= :today and (live_to is null or live_to >= :today)
              and ended_at is null
            union all
            select 'AUTHORITY', code, number, null, kind = 'CONSENT_REQUIRED', null, from_party, data_categories,
                   purposes, instrument_en || ', ' || provision, instrument_fr || ', ' || provision, null, null
            from registry.authority
            where purposes && :purposes::text[] and to_party = :recipient
              and valid_from <= :today and (valid_to is null or valid_to >= :today) and ended_at is null
            """;

    private final JdbcClient jdbc;
    private final LegalDay day;

    ConsentGate(JdbcClient jdbc, LegalDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /**
     * The grounds for handing this client's data to the recipient for any of the purposes, valid now.
     *
     * @param client every id that leads to the client
     */
    public Bases bases(Set<ClientId> client, Set<String> purposes, String recipient) {
        Instant now = day.clock().instant();
        Set<String> live = new HashSet<>();
        List<Bases.Ground> grounds = new ArrayList<>();
        List<Bases.Given> consents = new ArrayList<>();
        jdbc.sql(SQL)
                .param("purposes", purposes.toArray(String[]::new))
                .param("today", day.today())
                .param("now", Timestamp.from(now))
                .param("recipient", recipient)
                .param("clients", client.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(row -> {
                    switch (row.getString("what")) {
                        case "PURPOSE" -> live.add(row.getString("reference"));
                        case "AUTHORITY" -> grounds.add(ground(row));
                        default -> consents.add(given(row));
                    }
                });
        return new Bases(live, grounds, consents);
    }

    /**
     * What each of these ids was asked for the same purposes and recipient, and said.
     *
     * @param clients every id that leads to clients of whom something is held about another
     */
    public Map<ClientId, List<Bases.Given>> consents(Set<ClientId> clients, Set<String> purposes, String recipient) {
        Map<ClientId, List<Bases.Given>> said = new HashMap<>();
        jdbc.sql(CONSENTS)
                .param("purposes", purposes.toArray(String[]::new))
                .param("now", Timestamp.from(day.clock().instant()))
                .param("recipient", recipient)
                .param("clients", clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .query(row -> {
                    said.computeIfAbsent(new ClientId(row.getObject("client", UUID.class)), none -> new ArrayList<>())
                            .add(given(row));
                });
        return said;
    }

    private static Bases.Ground ground(ResultSet row) throws SQLException {
        return new Bases.Ground(
                row.getString("reference"),
                row.getInt("number"),
                row.getBoolean("consent"),
                row.getString("party"),
                texts(row, "categories"),
                texts(row, "purposes"),
                row.getString("text_en"),
                row.getString("text_fr"));
    }

    private static Bases.Given given(ResultSet row) throws SQLException {
        return new Bases.Given(
                UUID.fromString(row.getString("reference")),
                row.getString("purpose"),
                texts(row, "categories"),
                Bases.Word.valueOf(row.getString("word")),
                row.getTimestamp("at").toInstant());
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
