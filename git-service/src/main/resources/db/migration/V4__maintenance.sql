-- When a repository was last packed.
CREATE TABLE maintained (
    repository uuid        PRIMARY KEY REFERENCES repositories ON DELETE CASCADE,
    at         timestamptz NOT NULL
);
CREATE INDEX pushes_closed ON pushes (closed_at);
