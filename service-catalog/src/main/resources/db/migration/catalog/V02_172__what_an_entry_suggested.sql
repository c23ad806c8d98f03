-- The ledger tells what was suggested by a look: found by the entry, never by a scan of a client's or a month's events.
create index suggestion_event_log_entry on catalog.suggestion_event (log_entry) where event = 'SHOWN';
