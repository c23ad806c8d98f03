create table registry.consent_receipt (
    id         uuid primary key,
    consent_id uuid not null,
    sequence   integer not null,
    issued_at  timestamptz not null,
    content    text not null,
    unique (consent_id, sequence),
    foreign key (consent_id, sequence) references registry.consent_event (consent_id, sequence)
);
comment on table registry.consent_receipt is
    'A receipt of a consent up to an event of its chain, to the byte as it was issued; owned by registry.receipt';
create trigger consent_receipt_append_only before update or delete on registry.consent_receipt
    for each row execute function registry.refuse_change();

create table registry.consent_receipt_delivery (
    receipt_id uuid not null references registry.consent_receipt,
    form       text not null check (form in ('JSON_LD', 'JOSE', 'KANTARA', 'PAGE')),
    at         timestamptz not null,
    actor_kind text not null,
    actor_id   text not null,
    channel    text not null,
    contact_id uuid,
    primary key (receipt_id, form)
);
comment on table registry.consent_receipt_delivery is
    'That a receipt was handed over, the first time in each form; every time is in the access log';
create trigger consent_receipt_delivery_append_only before update or delete on registry.consent_receipt_delivery
    for each row execute function registry.refuse_change();
create index consent_receipt_delivery_at on registry.consent_receipt_delivery (at);
