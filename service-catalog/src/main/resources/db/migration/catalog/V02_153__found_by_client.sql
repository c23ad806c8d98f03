create index suggestion_event_client on catalog.suggestion_event (client_id, at);
create index identification_drawn_client on catalog.identification_drawn (client_id);
