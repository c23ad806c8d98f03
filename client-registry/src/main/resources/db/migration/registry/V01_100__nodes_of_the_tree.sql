create table registry.access_log_node (
    height   smallint not null check (height > 0 and height % 4 = 0),
    position bigint not null check (position >= 0),
    hash     bytea not null check (octet_length(hash) = 32),
    primary key (height, position)
);
comment on table registry.access_log_node is
    'Roots of the perfect subtrees of every fourth height over the leaves, from which proofs are made; those of an earlier release''s leaves come with the next seals';

create trigger access_log_node_append_only before update or delete on registry.access_log_node
    for each row execute function registry.refuse_change();
