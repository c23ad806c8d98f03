-- Revisions only grow: one partition a month from now on. The rows there are become the default partition as they lie.
drop trigger revision_append_only on registry.revision;
alter table registry.revision rename to revision_default;
alter table registry.revision_default rename constraint revision_pkey to revision_default_pkey;

create table registry.revision (like registry.revision_default including constraints) partition by range (at);
comment on table registry.revision is 'One row a change of anything audited: who and why always, the contact where the channel is staffed';
comment on column registry.revision.id is 'Drawn from revision_seq, and so unique over all months though no constraint can say it';
create index revision_id on registry.revision (id);
alter table registry.revision attach partition registry.revision_default default;
create trigger revision_append_only before update or delete on registry.revision
    for each row execute function registry.refuse_change();
