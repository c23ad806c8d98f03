-- Where more may be meant than can be shown, whoever looks says why the person is entered all the same.
create table registry.entered_apart (
    client_id  uuid primary key references registry.client,
    reason     text not null check (length(reason) between 1 and 1000),
    at         timestamptz not null,
    actor_kind text not null,
    actor_id   text not null
);
comment on table registry.entered_apart is 'Clients entered though more might be meant than could be shown, and why; it keeps nobody apart, they are compared like anyone';
