-- Every change of a user, key or repository takes its number here, while its row is locked.
CREATE SEQUENCE git_version;

CREATE TABLE git_users (
    id         uuid        PRIMARY KEY,
    name       text        COLLATE "C" NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX git_users_any_case ON git_users (lower(name));

CREATE TABLE git_keys (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES git_users ON DELETE CASCADE,
    name        text        COLLATE "C" NOT NULL,
    type        text        NOT NULL,
    body        text        NOT NULL, -- Base64
    comment     text        NOT NULL,
    fingerprint text        NOT NULL UNIQUE,
    changed_at  timestamptz NOT NULL,
    UNIQUE (user_id, name)
);

-- The portal's users and groups, copied from gantry.identity.
CREATE TABLE people (
    id       uuid    PRIMARY KEY,
    name     text    COLLATE "C" NOT NULL,
    role     text    NOT NULL,
    groups   text[]  NOT NULL,
    disabled boolean NOT NULL,
    gone     boolean NOT NULL,
    sequence bigint  NOT NULL
);
CREATE TABLE portal_groups (
    id       uuid    PRIMARY KEY,
    name     text    COLLATE "C" NOT NULL,
    role     text    NOT NULL,
    gone     boolean NOT NULL,
    sequence bigint  NOT NULL
);
CREATE UNIQUE INDEX people_name ON people (name) WHERE NOT gone;

-- Users named here need not exist.
CREATE TABLE repositories (
    id             uuid        PRIMARY KEY,
    name           text        COLLATE "C" NOT NULL UNIQUE,
    users          text[]      NOT NULL,
    readonly_users text[]      NOT NULL,
    is_public      boolean     NOT NULL,
    team           text,
    created_by     text        NOT NULL,
    created_at     timestamptz NOT NULL
);
CREATE INDEX repositories_users ON repositories USING gin (users);
CREATE INDEX repositories_readonly_users ON repositories USING gin (readonly_users);

-- Folders that wait to be deleted: a clone that has begun may end.
CREATE TABLE removed_repositories (
    id uuid        PRIMARY KEY,
    at timestamptz NOT NULL
);

-- What each ref was when it was last moved; held locked while it is.
CREATE TABLE ref_state (
    repository uuid NOT NULL REFERENCES repositories ON DELETE CASCADE,
    ref        text COLLATE "C" NOT NULL,
    object     text NOT NULL, -- zeros: no such ref
    push       uuid NOT NULL,
    PRIMARY KEY (repository, ref)
);

-- A push is here before refs move; it is closed in the transaction that tells of it.
CREATE TABLE pushes (
    id         uuid        PRIMARY KEY,
    repository uuid        NOT NULL REFERENCES repositories ON DELETE CASCADE,
    actor      text        NOT NULL,
    role       text        NOT NULL,
    source     text        NOT NULL,
    address    text,
    request_id text        NOT NULL,
    key        uuid,
    refs       json        NOT NULL,
    opened_at  timestamptz NOT NULL,
    closed_at  timestamptz
);
CREATE INDEX pushes_open ON pushes (opened_at) WHERE closed_at IS NULL;
CREATE INDEX pushes_repository ON pushes (repository, closed_at);

CREATE TABLE host_keys (
    algorithm  text        PRIMARY KEY,
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL
);
