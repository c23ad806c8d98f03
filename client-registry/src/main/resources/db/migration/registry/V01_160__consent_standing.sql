-- What the chain of each consent says now, beside the chain, so that the privacy office can list consents by it at a cost that
-- does not grow with what is stored. Kept by the database, whoever appends: a node of an earlier release too. No decision
-- looks here.
create table registry.consent_standing (
    consent_id      uuid        primary key references registry.consent,
    client_id       uuid        not null,
    purpose         text        not null,
    data_categories text[]      not null,
    recipients      text[]      not null,
    sequence        integer     not null,
    state           text        not null,
    since           timestamptz not null,
    valid_until     timestamptz,
    method          text,
    assurance       text,
    notice_version  text        not null,
    given_at        timestamptz,
    withdrawn_at    timestamptz
);
comment on table registry.consent_standing is 'What the last events of a consent say; owned by registry.consent';
comment on column registry.consent_standing.method is 'How her last word was captured; null where she has said nothing yet';
comment on column registry.consent_standing.given_at is 'When she last gave it or gave it anew';
create index consent_standing_client on registry.consent_standing (client_id);
create index consent_standing_state on registry.consent_standing (state, consent_id);
create index consent_standing_notice on registry.consent_standing (purpose, notice_version, consent_id);
create index consent_standing_purpose on registry.consent_standing (purpose, consent_id);
create index consent_standing_method on registry.consent_standing (method, consent_id);
create index consent_standing_assurance on registry.consent_standing (assurance, consent_id);
create index consent_standing_recipients on registry.consent_standing using gin (recipients);
create index consent_standing_given on registry.consent_standing (given_at);
create index consent_standing_withdrawn on registry.consent_standing (withdrawn_at) where withdrawn_at is not null;
create index consent_standing_ending on registry.consent_standing (valid_until)
    where state in ('GIVEN', 'RENEWED', 'REQUESTED');
create index consent_standing_renewing on registry.consent_standing (purpose, notice_version, consent_id)
    where state in ('GIVEN', 'RENEWED');

create function registry.keep_consent_standing() returns trigger language plpgsql as $$
declare
    hers boolean := new.state in ('GIVEN', 'RENEWED', 'REFUSED');
begin
    insert into registry.consent_standing as s
        (consent_id, client_id, purpose, data_categories, recipients, sequence, state, since, valid_until, method, assurance,
         notice_version, given_at, withdrawn_at)
    select c.id, c.client_id, c.purpose, c.data_categories, c.recipients, new.sequence, new.state, new.at, new.valid_until,
           case when hers then new.method end, case when hers then new.assurance end,
           coalesce(new.notice_version, c.notice_version),
           case when new.state in ('GIVEN', 'RENEWED') then new.at end, case when new.state = 'WITHDRAWN' then new.at end
    from registry.consent c where c.id = new.consent_id
    on conflict (consent_id) do update
    set sequence = excluded.sequence, state = excluded.state, since = excluded.since, valid_until = excluded.valid_until,
        method = coalesce(excluded.method, s.method), assurance = coalesce(excluded.assurance, s.assurance),
        notice_version = coalesce(new.notice_version, s.notice_version),
        given_at = coalesce(excluded.given_at, s.given_at), withdrawn_at = coalesce(excluded.withdrawn_at, s.withdrawn_at)
    where s.sequence < excluded.sequence;
    return null;
end
$$;
-- From here to the end of the migration nobody else appends: what is there is taken over below, and what comes is kept.
create trigger consent_event_stands after insert on registry.consent_event
    for each row execute function registry.keep_consent_standing();

insert into registry.consent_standing
select c.id, c.client_id, c.purpose, c.data_categories, c.recipients, last.sequence, last.state, last.at, last.valid_until,
       word.method, word.assurance, coalesce(shown.notice_version, c.notice_version), times.given_at, times.withdrawn_at
from registry.consent c
cross join lateral (select e.* from registry.consent_event e where e.consent_id = c.id order by e.sequence desc limit 1) last
left join lateral (select e.method, e.assurance from registry.consent_event e
                   where e.consent_id = c.id and e.state in ('GIVEN', 'RENEWED', 'REFUSED')
                   order by e.sequence desc limit 1) word on true
left join lateral (select e.notice_version from registry.consent_event e
                   where e.consent_id = c.id and e.notice_version is not null order by e.sequence desc limit 1) shown on true
cross join lateral (select max(e.at) filter (where e.state in ('GIVEN', 'RENEWED')) as given_at,
                           max(e.at) filter (where e.state = 'WITHDRAWN') as withdrawn_at
                    from registry.consent_event e where e.consent_id = c.id) times;
