create table registry.access_log_checkpoint (
    seal      bigint primary key,
    tree_size bigint not null unique check (tree_size > 0),
    root      bytea not null check (octet_length(root) = 32),
    subtrees  bytea not null check (octet_length(subtrees) > 0 and octet_length(subtrees) % 32 = 0),
    note      text not null
);
comment on table registry.access_log_checkpoint is
    'The one tree over all leaves, signed as it was after a seal; seals of earlier releases have none';

create trigger access_log_checkpoint_append_only before update or delete on registry.access_log_checkpoint
    for each row execute function registry.refuse_change();
