-- Whoever reads the database must not be able to sign. Keys made before lie in clear until they are replaced.
alter table channel.signing_key alter column jwk drop not null;
alter table channel.signing_key add column ciphertext bytea;
alter table channel.signing_key add column key_id text;
alter table channel.signing_key add constraint signing_key_jwk
    check ((jwk is null) <> (ciphertext is null) and (ciphertext is null) = (key_id is null));
create index signing_key_of_key on channel.signing_key (key_id) where key_id is not null;
