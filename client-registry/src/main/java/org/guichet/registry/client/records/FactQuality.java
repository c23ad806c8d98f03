package org.guichet.registry.client.records;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is held of everybody who is not sealed, attribute by attribute, in one statement. Behind the inner door; no value leaves. */
@Component
public class FactQuality {
    private static final String MEASURE = """
            insert into registry.attribute_quality
                (day, attribute, clients, stale, median_days, contradictions, corrections, computed_at)
            with told as (
                select distinct on (r.client_id, r.party, f.attribute) r.client_id, f.attribute, f.value, f.collected_at
                from registry.fact f
                join registry.source_record r on r.id = f.record_id
                where f.value is distinct from 'null'::jsonb
                  and not exists (select from registry.fact_correction wrong where wrong.replaces = f.id)
                  and not exists (select from registry.sealed_client s where s.id = r.client_id)
                order by r.client_id, r.party, f.attribute, f.collected_at desc, f.recorded_at desc, f.id desc
            ), held as (
                select client_id, attribute, max(collected_at) as newest, count(distinct value) > 1 as contradicted
                from told group by client_id, attribute
            ), corrected as (
                select attribute, count(distinct fact_id) as corrections from registry.fact_correction
                where corrected_at > :yearAgo
                  and not exists (select from registry.sealed_client s where s.id = client_id)
                group by attribute
            )
            select :day, a.code, count(h.client_id),
                   count(*) filter (where a.freshness is not null and h.newest + a.freshness::interval < :now),
                   round(percentile_cont(0.5) within group (order by extract(epoch from :now - h.newest)) / 86400),
                   count(*) filter (where h.contradicted), coalesce(max(c.corrections), 0), :now
            from registry.attribute a
            left join held h on h.attribute = a.code
            left join corrected c on c.attribute = a.code
            where a.held = 'KEPT'
            group by a.code
            on conflict (day, attribute) do nothing
            """;

    private final JdbcClient jdbc;

    FactQuality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Measures once a day, on one node at a time.
     *
     * @return how many attributes were measured; 0 where that day is measured already or another node is at it
     */
    public int measure(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('measure attribute quality'))")
                .query(Boolean.class)
                .single();
        if (!alone || measured(day)) {
            return 0;
        }
        Instant yearAgo = now.atZone(ZoneOffset.UTC).minus(Period.ofYears(1)).toInstant();
        return jdbc.sql(MEASURE)
                .param("day", Date.valueOf(day))
                .param("now", Timestamp.from(now))
                .param("yearAgo", Timestamp.from(yearAgo))
                .update();
    }

    private boolean measured(LocalDate day) {
        return jdbc.sql("select exists (select from registry.attribute_quality where day = ?)")
                .param(Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }
}
