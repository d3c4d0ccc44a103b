-- Another password has another time, by which a password that was checked before is known to be old.
ALTER TABLE users ADD COLUMN password_set_at timestamptz NOT NULL DEFAULT '-infinity';
UPDATE users SET password_set_at = created_at;
ALTER TABLE users ALTER COLUMN password_set_at DROP DEFAULT;

CREATE TABLE groups (
    id         uuid        PRIMARY KEY,
    name       text        COLLATE "C" NOT NULL UNIQUE,
    title      text        NOT NULL,
    role       text        NOT NULL
               CHECK (role IN ('viewer', 'developer', 'platform-engineer', 'admin')),
    created_at timestamptz NOT NULL
);

-- What an administrator gave and what a sign-in brought are withdrawn apart.
CREATE TABLE memberships (
    group_id uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    origin   text NOT NULL CHECK (origin IN ('admin', 'oidc')),
    PRIMARY KEY (user_id, group_id, origin)
);
CREATE INDEX memberships_group ON memberships (group_id);

-- The key itself is known to its bearer alone.
CREATE TABLE api_keys (
    id         uuid        PRIMARY KEY,
    token_hash text        COLLATE "C" NOT NULL UNIQUE,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    name       text        COLLATE "C" NOT NULL,
    role       text        NOT NULL
               CHECK (role IN ('viewer', 'developer', 'platform-engineer', 'admin')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz, -- null: never
    UNIQUE (user_id, name)
);
