-- One for all entities, so that a version grows also across delete and re-create.
CREATE SEQUENCE entity_version;

-- "C" compares as Java does, so that a page ends and the next begins at the same place.
CREATE TABLE entities (
    uid         uuid        PRIMARY KEY,
    kind        text        COLLATE "C" NOT NULL,
    namespace   text        COLLATE "C" NOT NULL,
    name        text        COLLATE "C" NOT NULL,
    title       text,
    description text,
    owner       text,
    tags        text[]      NOT NULL,
    labels      jsonb       NOT NULL,
    annotations jsonb       NOT NULL,
    spec        json        NOT NULL, -- json keeps the order in which people wrote it
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    managed_by  text        NOT NULL,
    version     bigint      NOT NULL,
    UNIQUE (kind, namespace, name)
);
CREATE INDEX entities_owner ON entities (owner, kind, namespace, name);
CREATE INDEX entities_tags ON entities USING gin (tags);

-- Every state an entity ever had; the last one of a deleted entity says so.
CREATE TABLE revisions (
    kind      text        COLLATE "C" NOT NULL,
    namespace text        COLLATE "C" NOT NULL,
    name      text        COLLATE "C" NOT NULL,
    version   bigint      NOT NULL,
    action    text        NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    entity    json        NOT NULL, -- after the change; before it for a delete
    PRIMARY KEY (kind, namespace, name, version)
);

-- Edges of the graph. Both ends are names, so that it is walked without a look at the entities, and
-- a target need not exist; an edge knows since when it is there.
CREATE TABLE relations (
    from_kind      text COLLATE "C" NOT NULL,
    from_namespace text COLLATE "C" NOT NULL,
    from_name      text COLLATE "C" NOT NULL,
    type           text COLLATE "C" NOT NULL,
    to_kind        text COLLATE "C" NOT NULL,
    to_namespace   text COLLATE "C" NOT NULL,
    to_name        text COLLATE "C" NOT NULL,
    since          timestamptz      NOT NULL,
    PRIMARY KEY (from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name)
);
CREATE INDEX relations_to ON relations (to_kind, to_namespace, to_name);
