-- A view asks for every attribute at once. With the attribute in the index the planner counts one descent an attribute
-- and rather reads the whole table; by record alone it reads the few rows of the client.
create index fact_record on registry.fact (record_id);
drop index registry.fact_current;
