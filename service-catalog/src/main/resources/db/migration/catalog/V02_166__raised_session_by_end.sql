-- Whatever ended first is disposed of first.
create index raised_session_by_end on catalog.raised_session ((coalesce(until, begun_at)), session);
