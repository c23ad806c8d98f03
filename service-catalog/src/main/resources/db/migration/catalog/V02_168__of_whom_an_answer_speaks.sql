-- A frozen answer and a frozen fact may speak of another client, as the fact they were taken from did: what is handed over of
-- them later has to look at that person's ground too.
alter table catalog.application_answer add column about uuid;
comment on column catalog.application_answer.about is 'Another client of whom a prefilled answer speaks; null where it speaks of nobody else.';

alter table catalog.application_assessment add column about jsonb not null default '{}';
comment on column catalog.application_assessment.about is 'Of the frozen facts that speak of another client: the attribute, and which client.';

-- What was frozen before is held against the facts there were. An answer names its fact by source and time; of an assessment
-- any fact held by then counts, so that rather too much is left out than somebody else's told. Where there is no registry
-- yet, nothing was frozen.
do $$
begin
    if to_regclass('registry.fact') is null then
        return;
    end if;
    update catalog.application_answer a
    set about = f.about
    from registry.fact f
    join registry.source_record r on r.id = f.record_id, catalog.application p
    join registry.client c on c.id = p.client_id
    where f.about is not null and p.id = a.application_id and a.prefilled
      and (r.client_id in (p.client_id, c.redirected_to) or r.home_id = p.client_id)
      and f.attribute = a.attribute and f.source_kind = a.source_kind and f.source_code = a.source_code
      and f.collected_at = a.collected_at;

    update catalog.application_assessment a
    set about = held.about
    from (
        select s.id, jsonb_object_agg(f.attribute, f.about order by f.recorded_at) as about
        from registry.fact f
        join registry.source_record r on r.id = f.record_id
        join registry.client c on r.client_id in (c.id, c.redirected_to) or r.home_id = c.id
        join catalog.application p on p.client_id = c.id
        join catalog.application_assessment s on s.application_id = p.id
        where f.about is not null and f.recorded_at <= s.assessed_at
          and (s.facts ? f.attribute or s.ciphertext is not null)
        group by s.id
    ) held
    where held.id = a.id;
end $$;
