create index fact_about on registry.fact (about) where about is not null;
comment on index registry.fact_about is 'What others told of a client';
