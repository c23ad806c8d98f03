-- Purposes and authorities in versions, each written once; what there was becomes the first. A version counts from the
-- moment it was put in force to the one it was ended at, on the days it is valid; versions of one code never overlap.
-- The defaults are for nodes of the release before, which declare by the columns they know.
alter table registry.purpose
    add column number         integer not null default 1 check (number > 0),
    add column in_force_since timestamptz,
    add column ended_at       timestamptz check (ended_at >= in_force_since),
    add column entered_kind   text check (entered_kind in ('PERSON', 'DUTY')),
    add column entered_by     text,
    alter column version set default 0,
    drop constraint purpose_pkey,
    add primary key (code, number);
comment on column registry.purpose.in_force_since is 'Null for what the release before declared: it counts from its first day';

alter table registry.authority
    add column number         integer not null default 1 check (number > 0),
    add column conditions_en  text,
    add column conditions_fr  text,
    add column onward_en      text,
    add column onward_fr      text,
    add column in_force_since timestamptz,
    add column ended_at       timestamptz check (ended_at >= in_force_since),
    add column entered_kind   text check (entered_kind in ('PERSON', 'DUTY')),
    add column entered_by     text,
    alter column version set default 0,
    drop constraint authority_pkey,
    add primary key (code, number),
    add check ((conditions_en is null) = (conditions_fr is null)),
    add check ((onward_en is null) = (onward_fr is null));
comment on column registry.authority.onward_en is 'Whether and how whoever gets the data may hand it on; null where nothing is said of it';
comment on column registry.authority.in_force_since is 'Null for what the release before declared: it counts from its first day';

-- Of a version only its end may be said, and only sooner.
create function registry.refuse_ground_change() returns trigger language plpgsql as $$
declare
    ends text[] := array['valid_to', 'live_to', 'ended_at', 'version'];
begin
    if tg_op = 'DELETE' then
        raise exception 'registry.% is written once', tg_table_name;
    end if;
    if to_jsonb(new) - ends <> to_jsonb(old) - ends
       or coalesce((to_jsonb(new) ->> tg_argv[0])::date, 'infinity') > coalesce((to_jsonb(old) ->> tg_argv[0])::date, 'infinity')
       or (old.ended_at is not null and new.ended_at is distinct from old.ended_at) then
        raise exception 'Of a version of registry.% only its end is said, and only sooner', tg_table_name;
    end if;
    return new;
end $$;
create trigger purpose_written_once before update or delete on registry.purpose
    for each row execute function registry.refuse_ground_change('live_to');
create trigger authority_written_once before update or delete on registry.authority
    for each row execute function registry.refuse_ground_change('valid_to');
