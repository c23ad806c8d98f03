-- Accounts of the platform's own authorization server, and what each may be for which OAuth client.
create table channel.account (
    name text primary key check (name = lower(name) and length(name) between 1 and 100),
    password_hash text not null,
    office text not null,
    client_id uuid,
    assurance text not null,
    enabled boolean not null default true,
    opened_at timestamptz not null
);
comment on column channel.account.client_id is 'The client of the registry a citizen''s account belongs to; no foreign key across storeys.';

create table channel.account_role (
    account text not null references channel.account (name) on delete cascade,
    oauth_client text not null,
    role text not null,
    primary key (account, oauth_client, role)
);

-- Failed and unfinished attempts to sign in; both identifiers are hashed, since people type passwords into the wrong field.
create table channel.sign_in_attempt (
    id bigint generated always as identity primary key,
    account_hash text not null,
    address_hash text not null,
    attempted_at timestamptz not null
);
create index sign_in_attempt_account on channel.sign_in_attempt (account_hash, attempted_at);
create index sign_in_attempt_address on channel.sign_in_attempt (address_hash, attempted_at);

-- Programmes' back ends: client credentials with private_key_jwt, against these public keys.
create table channel.programme_client (
    code text primary key,
    jwks text not null,
    registered_at timestamptz not null
);
