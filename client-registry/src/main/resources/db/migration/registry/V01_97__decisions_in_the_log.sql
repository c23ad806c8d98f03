-- What might be handed over is a decision too, where nothing is. Entries written before are of the kinds there were, so
-- they need no second look.
alter table registry.access_log drop constraint access_log_kind_check;
alter table registry.access_log add constraint access_log_kind_check
    check (kind in ('READ', 'SHARE', 'SEARCH', 'REFUSAL', 'CHANGE', 'LOG_REVIEW', 'BATCH', 'IDENTIFICATION', 'DECISION'))
    not valid;
