-- Whoever was never merged, which is nearly everybody, is read by a statement of half the tables.
create or replace function registry.current_facts(
    clients uuid[], attributes text[], best_verified text[], today date, sees_sealed boolean, own uuid
) returns table (
    asked uuid, client uuid, kind text, sealed boolean, seen boolean, former uuid[], party text, fact uuid,
    chosen boolean, attribute text, value jsonb, ciphertext bytea, source_kind text, source_code text,
    verification smallint, collected_at timestamptz, recorded_at timestamptz, valid_from date, valid_to date,
    basis text, about uuid
) language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    if exists (select from registry.client m
               where m.id = any(clients) and m.redirected_to is not null or m.redirected_to = any(clients)) then
        return query
        select asked.id, c.id, c.kind, c.sealed, c.seen, former.ids, f.*
        from registry.client asked
        cross join lateral (
            select c.id, c.kind, c.status = 'SEALED' as sealed,
                   c.status = 'ACTIVE' or sees_sealed
                       or c.id = (select coalesce(o.redirected_to, o.id) from registry.client o where o.id = own) as seen
            from registry.client c where c.id = coalesce(asked.redirected_to, asked.id) limit 1
        ) c
        left join lateral (
            select array_agg(m.id) as ids from registry.client m where m.redirected_to = c.id
        ) former on true
        left join lateral (
            select array_agg(k.fact_id) as facts
            from (
                select distinct on (k.attribute) k.fact_id
                from registry.merge m
                join registry.merge_choice k on k.merge_id = m.id
                where m.merged_id = any(former.ids) and m.undone_at is null
                  and not exists (select from registry.source_record r join registry.fact n on n.record_id = r.id
                                  where r.client_id = c.id and n.attribute = k.attribute and n.recorded_at > m.at)
                order by k.attribute, m.at desc, m.id desc
            ) k
        ) chosen on true
        left join lateral (
            select distinct on (r.party, f.attribute)
                   r.party, f.id, coalesce(f.id = any(chosen.facts), false), f.attribute, f.value, f.ciphertext,
                   f.source_kind, f.source_code, f.verification, f.collected_at, f.recorded_at, f.valid_from, f.valid_to,
                   f.basis, f.about
            from registry.source_record r
            join registry.fact f on f.record_id = r.id
            where c.seen and r.client_id = c.id and f.attribute = any(attributes) and f.value is distinct from 'null'::jsonb
              and (f.valid_from is null or f.valid_from <= today) and (f.valid_to is null or f.valid_to >= today)
              and not exists (select from registry.fact_correction wrong
                              join registry.fact n on n.id = wrong.fact_id
                              join registry.source_record told on told.id = n.record_id
                              where wrong.replaces = f.id and told.client_id = r.client_id)
            order by r.party, f.attribute, f.id = any(chosen.facts) desc nulls last,
                     case when f.attribute = any(best_verified) then f.verification end desc,
                     f.collected_at desc, f.recorded_at desc, f.id desc
        ) f on true
        where asked.id = any(clients);
    else
        return query
        select c.id, c.id, c.kind, c.status = 'SEALED', s.seen, null::uuid[], f.*
        from registry.client c
        cross join lateral (
            select c.status = 'ACTIVE' or sees_sealed
                   or c.id = (select coalesce(o.redirected_to, o.id) from registry.client o where o.id = own)
        ) s(seen)
        left join lateral (
            select distinct on (r.party, f.attribute)
                   r.party, f.id, false, f.attribute, f.value, f.ciphertext, f.source_kind, f.source_code,
                   f.verification, f.collected_at, f.recorded_at, f.valid_from, f.valid_to, f.basis, f.about
            from registry.source_record r
            join registry.fact f on f.record_id = r.id
            where s.seen and r.client_id = c.id and f.attribute = any(attributes)
              and f.value is distinct from 'null'::jsonb
              and (f.valid_from is null or f.valid_from <= today) and (f.valid_to is null or f.valid_to >= today)
              and not exists (select from registry.fact_correction wrong
                              join registry.fact n on n.id = wrong.fact_id
                              join registry.source_record told on told.id = n.record_id
                              where wrong.replaces = f.id and told.client_id = r.client_id)
            order by r.party, f.attribute, case when f.attribute = any(best_verified) then f.verification end desc,
                     f.collected_at desc, f.recorded_at desc, f.id desc
        ) f on true
        where c.id = any(clients);
    end if;
end $$;
