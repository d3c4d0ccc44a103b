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

-- Edges of the graph. A target need not exist, so it is a name and no key.
CREATE TABLE relations (
    source         uuid NOT NULL REFERENCES entities ON DELETE CASCADE,
    type           text NOT NULL,
    to_kind        text COLLATE "C" NOT NULL,
    to_namespace   text COLLATE "C" NOT NULL,
    to_name        text COLLATE "C" NOT NULL,
    PRIMARY KEY (source, type, to_kind, to_namespace, to_name)
);
CREATE INDEX relations_target ON relations (to_kind, to_namespace, to_name);
