-- One for all events, so that the sequence of each aggregate grows.
CREATE SEQUENCE identity_sequence;

CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    username      text        COLLATE "C" NOT NULL
                  CHECK (username ~ '^[A-Za-z0-9_.@+-]+$' AND username NOT IN ('.', '..')),
    display_name  text        NOT NULL,
    email         text,
    role          text        NOT NULL
                  CHECK (role IN ('viewer', 'developer', 'platform-engineer', 'admin')),
    disabled      boolean     NOT NULL DEFAULT false,
    password_hash text, -- null: cannot log in by password
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_username ON users (lower(username));

-- The token itself is known to its bearer alone.
CREATE TABLE sessions (
    id         uuid        PRIMARY KEY,
    token_hash text        COLLATE "C" NOT NULL UNIQUE,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    last_used  timestamptz NOT NULL, -- exact to a minute
    expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

-- The private key is encrypted by GANTRY_ENCRYPTION_KEY. One key signs at a time.
CREATE TABLE signing_keys (
    kid        text        PRIMARY KEY,
    sealed     bytea       NOT NULL,
    active     boolean     NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX signing_keys_active ON signing_keys (active) WHERE active;
