-- Who answers for an attribute, under which authority it is collected, what it may hold. Entries an installation has
-- already are completed at start from what this release ships.
alter table registry.attribute
    add column steward         text,
    add column collected_under text,
    add column approval        boolean,
    add column limits          jsonb;
comment on column registry.attribute.steward is 'Code of the organization that answers for the attribute';
comment on column registry.attribute.collected_under is 'Code of the authority it is collected under; authorities are the installation''s';
comment on column registry.attribute.approval is 'Whether a second person decides upon its correction';
comment on column registry.attribute.limits is 'longest, earliest, future, least, most, decimals; what is absent follows from the type';
