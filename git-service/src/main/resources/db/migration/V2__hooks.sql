-- A hook without a repository is copied into each that is made later.
CREATE TABLE hooks (
    id         uuid        PRIMARY KEY,
    name       text        COLLATE "C" NOT NULL,
    repository uuid        REFERENCES repositories ON DELETE CASCADE,
    content    bytea       NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (repository, name)
);

-- The log of runs. That of a post-receive hook is here from when refs have moved.
CREATE TABLE hook_runs (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository  uuid        NOT NULL REFERENCES repositories ON DELETE CASCADE,
    push        uuid        NOT NULL,
    hook        text        NOT NULL,
    ref         text,       -- that an update hook is asked about
    actor       text        NOT NULL,
    at          timestamptz NOT NULL,
    started_at  timestamptz, -- null: it waits
    ended_at    timestamptz, -- null: it waits or runs
    exit_status integer,
    trouble     text,       -- why it was stopped, if it was
    output      text
);
CREATE INDEX hook_runs_repository ON hook_runs (repository, number);
CREATE INDEX hook_runs_open ON hook_runs (push) WHERE ended_at IS NULL;
