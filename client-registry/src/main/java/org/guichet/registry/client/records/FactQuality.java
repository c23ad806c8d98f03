package org.guichet.registry.client.records;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what is held of everybody who is not sealed, attribute by attribute, in one statement. Behind the inner door; no value
 * leaves, and none is opened: what is encrypted is compared by its entries of the blind index under one key, and where it has
 * none not at all. While keys are replaced fewer contradictions show.
 */
@Component
public class FactQuality {
    private static final String MEASURE = """
            insert into registry.attribute_quality
                (day, attribute, clients, stale, median_days, contradictions, corrections, computed_at)
            with told as (
                select distinct on (f.record_id, f.attribute) f.id, r.client_id, f.record_id, f.attribute, f.value,
                       f.ciphertext is not null as secret, f.collected_at
                from registry.fact f
                join registry.source_record r on r.id = f.record_id
                where f.value is distinct from 'null'::jsonb
                  and not exists (select from registry.fact_correction wrong
                                  join registry.fact n on n.id = wrong.fact_id
                                  join registry.source_record s on s.id = n.record_id
                                  where wrong.replaces = f.id and s.client_id = r.client_id)
                  and not exists (select from registry.sealed_client s where s.id = r.client_id)
                order by f.record_id, f.attribute, f.collected_at desc, f.recorded_at desc, f.id desc
            ), entries as (
                select k.record_id, k.kind, k.key_id, k.fact_id, k.key,
                       count(*) over (partition by k.record_id, k.kind, k.key_id) = 1 as alone
                from registry.search_key k where k.key_id is not null
            ), said as (
                select t.client_id, t.attribute, t.collected_at, coalesce(t.value, to_jsonb(k.key)) as value, k.key_id
                from told t
                left join entries k on t.secret and k.record_id = t.record_id and k.kind = t.attribute
                    and (k.fact_id = t.id or k.fact_id is null and k.alone)
            ), held as (
                select client_id, attribute, max(newest) as newest, bool_or(differ) as contradicted
                from (
                    select client_id, attribute, max(collected_at) as newest, count(distinct value) > 1 as differ
                    from said group by client_id, attribute, key_id
                ) by_key
                group by client_id, attribute
            ), corrected as (
                select attribute, count(distinct fact_id) as corrections from registry.fact_correction
                where corrected_at > :yearAgo
                  and not exists (select from registry.sealed_client s where s.id = client_id)
                group by attribute
            )
            select :day, a.code, count(h.client_id),
                   count(*) filter (where a.freshness is not null and h.newest + a.freshness::interval < :now),
                   round(percentile_cont(0.5) within group (order by extract(epoch from :now - h.newest)) / 86400),
                   case when a.indexed or not a.encrypted then count(*) filter (where h.contradicted) end,
                   coalesce(max(c.corrections), 0), :now
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
