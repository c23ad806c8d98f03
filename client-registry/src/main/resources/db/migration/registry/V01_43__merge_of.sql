-- Who was one with whom is followed both ways, also through merges that were undone.
create index merge_merged on registry.merge (merged_id);
