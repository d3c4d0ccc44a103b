-- Who did what. Rows are only ever added; each holds the one before it by its hash.
CREATE TABLE audit_rows (
    number             bigint      PRIMARY KEY,
    id                 uuid        NOT NULL,
    at                 timestamptz NOT NULL,
    user_name          text        COLLATE "C" NOT NULL,
    action             text        COLLATE "C" NOT NULL,
    resource_type      text        COLLATE "C" NOT NULL,
    resource_namespace text        COLLATE "C",
    resource_name      text        COLLATE "C" NOT NULL,
    source             text        NOT NULL,
    ip_address         text,
    request_id         text,
    before             json, -- not jsonb, which would not keep the bytes that were hashed
    after              json,
    hash               text        NOT NULL
);

-- One for each filter, all in the order of the list.
CREATE INDEX audit_rows_at ON audit_rows (at, number);
CREATE INDEX audit_rows_user ON audit_rows (user_name, at, number);
CREATE INDEX audit_rows_action ON audit_rows (action, at, number);
CREATE INDEX audit_rows_type ON audit_rows (lower(resource_type), at, number);
CREATE INDEX audit_rows_name ON audit_rows (resource_name, at, number);

-- The last row. Whoever appends holds it locked, so that all replicas make one chain.
CREATE TABLE chain_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number   bigint NOT NULL,
    hash     text   NOT NULL,
    seal     text   NOT NULL -- of number and hash; empty as long as there is no row
);
INSERT INTO chain_head (number, hash, seal) VALUES (0, '', '');
