-- What a client is, once and for good. Nodes of an earlier release, still running, register people.
alter table registry.client add column kind text not null default 'PERSON' check (kind in ('PERSON', 'ORGANIZATION'));
alter table registry.client_history add column kind text;
comment on column registry.client.kind is 'Never changes; people and organizations are never merged with each other';

alter table registry.attribute add column applies_to text[];
comment on column registry.attribute.applies_to is 'Kinds of client it can be known of; null is people alone';
