-- The queue reads what waits, which is little, and never walks through all that was ever answered. Whose it is stands in the
-- index: who is sealed is left out without a look at the row.
drop index registry.enquiry_by_due;
create index enquiry_by_due on registry.enquiry (state, due, id) include (client_id);
create index enquiry_waiting on registry.enquiry (due, id) include (client_id) where state <> 'ANSWERED';
