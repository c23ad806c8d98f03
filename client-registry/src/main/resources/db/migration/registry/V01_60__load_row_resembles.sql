comment on column registry.client_load_row.resembles is
    'Clients a doubtful row may be, or others a matched row may be: a person tells';
