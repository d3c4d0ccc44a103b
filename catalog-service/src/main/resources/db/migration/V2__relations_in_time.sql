-- Edges that went, with their end.
CREATE TABLE relations_past (
    from_kind      text COLLATE "C" NOT NULL,
    from_namespace text COLLATE "C" NOT NULL,
    from_name      text COLLATE "C" NOT NULL,
    type           text COLLATE "C" NOT NULL,
    to_kind        text COLLATE "C" NOT NULL,
    to_namespace   text COLLATE "C" NOT NULL,
    to_name        text COLLATE "C" NOT NULL,
    since          timestamptz      NOT NULL,
    until          timestamptz      NOT NULL
);
CREATE INDEX relations_past_from ON relations_past (from_kind, from_namespace, from_name);
CREATE INDEX relations_past_to ON relations_past (to_kind, to_namespace, to_name);

-- Changes in the order of time.
CREATE INDEX revisions_at ON revisions (at, version);
