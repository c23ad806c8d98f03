-- Each event of a consent keeps what it was said upon and by whom. Events of the release before keep what they say: where
-- one names no notice, the consent's own was shown.
alter table registry.consent_event
    add column notice_version    text,
    add column language          text,
    add column representation_id uuid,
    add column script_version    text,
    add column asked_until       timestamptz,
    add column reason            text,
    add constraint consent_event_invalidity check (state <> 'INVALIDATED' or reason is not null),
    add constraint consent_event_script check (method <> 'PHONE_SCRIPT' or script_version is not null) not valid;
comment on column registry.consent_event.representation_id is 'Under which representation somebody spoke for the client';
comment on column registry.consent_event.asked_until is 'Of a verbal consent: until when she wanted it, once it is confirmed';

-- When the last event of a consent stops counting, for the duty that records it. No decision looks here.
alter table registry.consent add column expires_at timestamptz;
update registry.consent c
set expires_at = e.valid_until
from (select distinct on (consent_id) consent_id, state, valid_until
      from registry.consent_event order by consent_id, sequence desc) e
where e.consent_id = c.id and e.state in ('GIVEN', 'RENEWED');
create index consent_expiring on registry.consent (expires_at) where expires_at is not null;
