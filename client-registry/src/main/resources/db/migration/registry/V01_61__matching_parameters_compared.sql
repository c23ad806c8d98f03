-- What a proposal would change is counted when it is made; who proposed and who decided is told by office, the decision with its reason.
alter table registry.matching_parameters
    add column compared_with   text references registry.matching_parameters,
    add column comparison      jsonb,
    add column proposed_kind   text not null default 'PERSON' check (proposed_kind in ('PERSON', 'DUTY')),
    add column proposed_office text not null default '',
    add column decided_kind    text check (decided_kind in ('PERSON', 'DUTY')),
    add column decided_office  text,
    add column reason          text check (length(reason) <= 500),
    add check ((compared_with is null) = (comparison is null));
alter table registry.matching_parameters alter column proposed_kind drop default, alter column proposed_office drop default;
update registry.matching_parameters set proposed_kind = 'DUTY' where proposed_by = 'ship-matching-parameters';
update registry.matching_parameters
set decided_kind = case decided_by when 'ship-matching-parameters' then 'DUTY' else 'PERSON' end, decided_office = ''
where decided_by is not null;
alter table registry.matching_parameters
    add check ((decided_by is null) = (decided_kind is null) and (decided_by is null) = (decided_office is null));
comment on column registry.matching_parameters.comparison is 'How many pairs are decided how under either version; counts, nothing of anybody';
