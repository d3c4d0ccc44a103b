-- Answers to POSTs with an Idempotency-Key, written in the transaction of the change.
CREATE TABLE idempotency (
    scope     text        NOT NULL, -- actor, method and path
    key       text        NOT NULL,
    body_hash bytea       NOT NULL,
    status    integer     NOT NULL,
    headers   json        NOT NULL,
    body      bytea       NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_at ON idempotency (at);
