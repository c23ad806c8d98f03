alter table registry.relation drop constraint relation_kind_check;
alter table registry.relation add constraint relation_kind_check check (kind in
    ('SPOUSE', 'COMMON_LAW_PARTNER', 'PARENT', 'CHILD', 'SAME_HOUSEHOLD', 'EMPLOYER', 'EMPLOYEE'));
