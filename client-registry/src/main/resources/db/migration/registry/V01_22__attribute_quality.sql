create table registry.attribute_quality (
    day            date not null,
    attribute      text not null,
    clients        bigint not null,
    stale          bigint not null,
    median_days    integer,
    contradictions bigint not null,
    corrections    bigint not null,
    computed_at    timestamptz not null,
    primary key (day, attribute)
);
comment on table registry.attribute_quality is 'One row a day and attribute, counts only; small ones are suppressed when read. Owned by registry.registration';
