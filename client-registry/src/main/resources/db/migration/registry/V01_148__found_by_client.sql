create index client_load_row_client on registry.client_load_row (client_id) where client_id is not null;
create index fact_correction_client on registry.fact_correction (client_id);
create index duplicate_review_first on registry.duplicate_review (first_id);
create index merge_record_record on registry.merge_record (record_id);
create index merge_choice_fact on registry.merge_choice (fact_id);
create index own_account_client on registry.own_account (client_id) where client_id is not null;
create index client_seal_client on registry.client_seal (client_id);
create index client_seal_act on registry.client_seal (act_id);
create index sealed_encounter_client on registry.sealed_encounter (client_id);
