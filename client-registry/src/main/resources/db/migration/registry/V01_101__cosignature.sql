create table registry.access_log_cosignature (
    tree_size   bigint not null references registry.access_log_checkpoint (tree_size),
    witness     text not null,
    cosigned_at timestamptz not null,
    line        text not null,
    primary key (tree_size, witness)
);
comment on table registry.access_log_cosignature is
    'What a witness with its own key signed below a checkpoint, after it saw that the tree had only grown';

create trigger access_log_cosignature_append_only before update or delete on registry.access_log_cosignature
    for each row execute function registry.refuse_change();
