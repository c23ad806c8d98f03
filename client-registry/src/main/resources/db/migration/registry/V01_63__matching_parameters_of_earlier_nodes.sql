-- A node of the release before V01_61 still enters what it ships at its start and still decides, by the columns it knows.
alter table registry.matching_parameters
    alter column proposed_kind set default 'PERSON',
    alter column proposed_office set default '',
    drop constraint matching_parameters_check2;
