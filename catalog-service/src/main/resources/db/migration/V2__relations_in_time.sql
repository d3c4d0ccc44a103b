-- Both ends of an edge are names, so that the graph is walked without a look at the entities; an
-- edge knows since when it is there, and is kept with its end when it goes.
ALTER TABLE relations RENAME TO relations_by_uid;

CREATE TABLE relations (
    from_kind      text COLLATE "C" NOT NULL,
    from_namespace text COLLATE "C" NOT NULL,
    from_name      text COLLATE "C" NOT NULL,
    type           text COLLATE "C" NOT NULL,
    to_kind        text COLLATE "C" NOT NULL,
    to_namespace   text COLLATE "C" NOT NULL,
    to_name        text COLLATE "C" NOT NULL,
    since          timestamptz      NOT NULL
);

INSERT INTO relations
SELECT kind, namespace, name, type, to_kind, to_namespace, to_name, updated_at
FROM relations_by_uid JOIN entities ON uid = source;

DROP TABLE relations_by_uid;

ALTER TABLE relations ADD PRIMARY KEY
    (from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name);
CREATE INDEX relations_to ON relations (to_kind, to_namespace, to_name);

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
