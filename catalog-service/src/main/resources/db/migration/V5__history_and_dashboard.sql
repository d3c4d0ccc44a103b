-- What each user looked at last.
CREATE TABLE history (
    username  text        NOT NULL,
    kind      text        COLLATE "C" NOT NULL,
    namespace text        COLLATE "C" NOT NULL,
    name      text        COLLATE "C" NOT NULL,
    viewed_at timestamptz NOT NULL,
    PRIMARY KEY (username, kind, namespace, name)
);

-- One for all; no row until somebody has changed it.
CREATE TABLE dashboard (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    config     json        NOT NULL,
    version    bigint      NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text        NOT NULL
);
