-- An account that was bound by what its holder typed opens what she typed, and nothing that others told or that came by a
-- merge: those are let go, and wait for a counter with the code they have.
update registry.own_account a set client_id = null, bound_at = null
where a.bound_by is null and a.client_id is not null and (
    exists (select from registry.merge m where a.client_id in (m.survivor_id, m.merged_id))
    or exists (select from registry.source_record r where r.client_id = a.client_id and r.party <> 'guichet'));

create index own_account_self_bound on registry.own_account (client_id) where bound_by is null and client_id is not null;
comment on column registry.own_account.bound_by is 'The account of whoever bound it at a counter; null where nobody but its holder says who she is';
