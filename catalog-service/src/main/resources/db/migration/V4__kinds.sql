-- Kinds that were made at run time, and built-in ones that were extended.
CREATE TABLE kinds (
    kind       text        PRIMARY KEY,
    definition json        NOT NULL,
    version    bigint      NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL
);
