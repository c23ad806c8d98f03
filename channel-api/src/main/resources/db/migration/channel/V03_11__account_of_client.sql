create index account_client on channel.account (client_id) where client_id is not null;
