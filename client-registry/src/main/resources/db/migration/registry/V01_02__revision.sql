create sequence registry.revision_seq increment by 50;

create table registry.revision (
    id           bigint primary key,
    at           timestamptz not null,
    actor_kind   text not null check (actor_kind in ('PERSON', 'CLIENT', 'PROGRAMME', 'DUTY')),
    actor_id     text not null,
    on_behalf_of uuid,
    purpose      text not null,
    channel      text not null,
    contact_id   uuid,
    check (contact_id is not null or actor_kind <> 'PERSON' or channel not in ('IN_PERSON', 'PHONE'))
);
comment on table registry.revision is 'One row a change of anything audited: who and why always, the contact where the channel is staffed';
