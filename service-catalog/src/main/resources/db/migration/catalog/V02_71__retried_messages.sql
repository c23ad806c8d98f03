-- What could not be applied may be tried again by whoever looks after deliveries.
alter table catalog.inbox_message add column retried_at timestamptz;
alter table catalog.inbox_message add column retried_by text;
comment on column catalog.inbox_message.retried_by is 'Who had it tried again last, after it had been rejected';
