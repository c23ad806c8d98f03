-- A client who is signed in shows more of who she is than her signing in did, for the rest of one session and for minutes.
-- Owned by catalog.identification. What she tried is an attempt in a contact of hers, as at a counter; here is what counts.
create table catalog.raised_session (
    session    text        primary key,
    client_id  uuid        not null,
    contact_id uuid        not null,
    begun_at   timestamptz not null,
    assurance  text        check (assurance in ('LOW', 'SUBSTANTIAL', 'HIGH')),
    raised_at  timestamptz,
    until      timestamptz,
    check ((assurance is null) = (raised_at is null) and (raised_at is null) = (until is null))
);
comment on column catalog.raised_session.session is 'A keyed digest: nobody gets into a session by it';
create index raised_session_client on catalog.raised_session (client_id, begun_at);

-- Where a release was started before, its methods are there and left as they are: the channel is new to this one.
insert into catalog.identification_ceiling (method, channel, highest)
select code, 'ONLINE', 'SUBSTANTIAL' from catalog.identification_method where code = 'one-time-code'
on conflict do nothing;
