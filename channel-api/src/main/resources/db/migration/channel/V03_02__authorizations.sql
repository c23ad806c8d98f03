-- Written by Spring Security's JdbcOAuth2AuthorizationService; the columns are its own.
create table channel.oauth2_authorization (
    id varchar(100) primary key,
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorization_grant_type varchar(100) not null,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value text,
    authorization_code_issued_at timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata text,
    access_token_value text,
    access_token_issued_at timestamptz,
    access_token_expires_at timestamptz,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamptz,
    oidc_id_token_expires_at timestamptz,
    oidc_id_token_metadata text,
    refresh_token_value text,
    refresh_token_issued_at timestamptz,
    refresh_token_expires_at timestamptz,
    refresh_token_metadata text,
    user_code_value text,
    user_code_issued_at timestamptz,
    user_code_expires_at timestamptz,
    user_code_metadata text,
    device_code_value text,
    device_code_issued_at timestamptz,
    device_code_expires_at timestamptz,
    device_code_metadata text
);
-- Hash indexes: token values are too long for a B-tree entry and are only ever compared whole.
create index oauth2_authorization_state on channel.oauth2_authorization using hash (state);
create index oauth2_authorization_code on channel.oauth2_authorization using hash (authorization_code_value);
create index oauth2_authorization_access on channel.oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_refresh on channel.oauth2_authorization using hash (refresh_token_value);

-- Keys the authorization server signs with. The newest active one signs; the others are published while tokens live.
create table channel.signing_key (
    kid text primary key,
    jwk text not null,
    active_from timestamptz not null
);
