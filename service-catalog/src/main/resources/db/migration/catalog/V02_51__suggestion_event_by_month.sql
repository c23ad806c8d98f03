-- Events only grow: one partition a month from now on. The rows there are become the default partition as they lie.
alter table catalog.suggestion_event rename to suggestion_event_default;
alter table catalog.suggestion_event_default rename constraint suggestion_event_pkey to suggestion_event_default_pkey;
alter index catalog.suggestion_event_contact rename to suggestion_event_default_contact;
alter index catalog.suggestion_event_at rename to suggestion_event_default_at;

create table catalog.suggestion_event (
    like catalog.suggestion_event_default including defaults including constraints,
    primary key (id)
) partition by range (id);
comment on table catalog.suggestion_event is 'What was found, shown and answered; partitioned by month';
create index suggestion_event_contact on catalog.suggestion_event (contact_id) where contact_id is not null;
create index suggestion_event_at on catalog.suggestion_event (at);
alter table catalog.suggestion_event attach partition catalog.suggestion_event_default default;
