-- Whoever could not be compared stays due, and is tried again later and later.
alter table registry.duplicate_due
    add column failures integer not null default 0,
    add column due_at timestamptz not null default '-infinity';
create index duplicate_due_at on registry.duplicate_due (due_at, id);
