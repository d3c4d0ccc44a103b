-- Rows that the relay has still to send. A change and its row are one transaction.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid        NOT NULL,
    topic       text        NOT NULL,
    type        text        NOT NULL,
    at          timestamptz NOT NULL,
    subject     text        NOT NULL,
    key         uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    actor       text        NOT NULL,
    source      text        NOT NULL,
    address     text,
    request_id  text        NOT NULL,
    traceparent text,
    data        bytea, -- null: a tombstone
    size        integer     NOT NULL
);

-- What the broker refused for its own fault, to be looked at by a person.
CREATE TABLE outbox_dead (
    LIKE outbox,
    refused_at timestamptz NOT NULL DEFAULT now(),
    error      text        NOT NULL
);

-- Events whose effect is already here; the effect's transaction writes the row.
CREATE TABLE inbox (
    event_id uuid PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX inbox_at ON inbox (at);

CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END $$;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
