-- Steps only grow: one partition a month from now on. The rows there are become the default partition as they lie.
alter table catalog.application_step rename to application_step_default;
alter table catalog.application_step_default rename constraint application_step_pkey to application_step_default_pkey;
alter index catalog.application_step_application rename to application_step_default_application;
alter table catalog.application_step_default
    rename constraint application_step_application_id_fkey to application_step_default_application_id_fkey;

create table catalog.application_step (
    like catalog.application_step_default,
    primary key (id),
    foreign key (application_id) references catalog.application
) partition by range (id);
comment on table catalog.application_step is 'What was done to an application, through which channel; partitioned by month';
create index application_step_application on catalog.application_step (application_id);
alter table catalog.application_step attach partition catalog.application_step_default default;
