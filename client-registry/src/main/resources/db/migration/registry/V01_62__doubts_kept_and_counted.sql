alter table registry.duplicate_review add column parameters text;
comment on column registry.duplicate_review.parameters is 'The version that was weighed with; null for reviews opened before it was kept';

-- Merges are never deleted: counting all of them at every look would cost more every year. They are a person's decisions, one at a
-- time, so that nobody waits for anybody's tally.
create table registry.merge_tally (merges bigint not null);
comment on table registry.merge_tally is 'How many merges there were, standing or undone, in one row. Owned by registry.client';
insert into registry.merge_tally select count(*) from registry.merge;
create function registry.tally_merge() returns trigger language plpgsql as $$
begin
    update registry.merge_tally set merges = merges + case tg_op when 'INSERT' then 1 else -1 end;
    return null;
end $$;
create trigger merge_tally after insert or delete on registry.merge for each row execute function registry.tally_merge();

-- A row with which too many may be meant has no pair to show: somebody looks at its client, and says what she found.
alter table registry.client_load_row
    add column looked_at     timestamptz,
    add column looked_kind   text,
    add column looked_by     text,
    add column looked_office text,
    add column found         text check (found in ('NEW', 'REVIEW')),
    add column found_reason  text check (length(found_reason) <= 500),
    add check ((looked_at is null) = (found is null) and (looked_at is null) = (looked_kind is null)
               and (looked_at is null) = (looked_by is null) and (looked_at is null) = (looked_office is null)
               and (looked_at is null) = (found_reason is null));
comment on column registry.client_load_row.found is 'NEW: nobody known is she; REVIEW: she is compared with somebody in a review of its own';
create index client_load_row_too_many on registry.client_load_row (load_id, row_number)
    where looked_at is null and 'row:match.too-many' = any (reasons);
create index client_load_row_resembles on registry.client_load_row using gin (resembles)
    where looked_at is null and resembles <> '{}';
