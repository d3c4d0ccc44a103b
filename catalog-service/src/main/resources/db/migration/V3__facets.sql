CREATE INDEX entities_labels ON entities USING gin (labels);

-- How many entities have a value, as sums of what each change added and took away: a change only
-- inserts, so that writers never wait for each other here. Rows of one value are summed up into
-- one from time to time.
CREATE TABLE facet_counts (
    by        text   NOT NULL,
    kind      text   COLLATE "C" NOT NULL,
    namespace text   COLLATE "C" NOT NULL,
    value     text   COLLATE "C" NOT NULL,
    count     bigint NOT NULL
);
CREATE INDEX facet_counts_by ON facet_counts (by, kind, namespace);

-- The values of one entity, a row for each.
CREATE FUNCTION facet_values(kind text, owner text, tags text[], spec json)
RETURNS TABLE (by text, value text) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'kind', kind
    UNION ALL SELECT 'owner', owner WHERE owner IS NOT NULL
    UNION ALL SELECT 'lifecycle', spec ->> 'lifecycle' WHERE spec ->> 'lifecycle' IS NOT NULL
    UNION ALL SELECT 'tag', tag FROM unnest(tags) AS tag
$$;

CREATE FUNCTION facets_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO facet_counts
    SELECT by, kind, namespace, value, count(*)
    FROM added, facet_values(added.kind, owner, tags, spec)
    GROUP BY by, kind, namespace, value;
    RETURN NULL;
END $$;

CREATE FUNCTION facets_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO facet_counts
    SELECT by, kind, namespace, value, -count(*)
    FROM removed, facet_values(removed.kind, owner, tags, spec)
    GROUP BY by, kind, namespace, value;
    RETURN NULL;
END $$;

CREATE FUNCTION facets_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO facet_counts
    SELECT by, kind, namespace, value, sum(change) FROM (
        SELECT by, kind, namespace, value, 1 AS change
        FROM added, facet_values(added.kind, owner, tags, spec)
        UNION ALL
        SELECT by, kind, namespace, value, -1
        FROM removed, facet_values(removed.kind, owner, tags, spec)) AS changes
    GROUP BY by, kind, namespace, value HAVING sum(change) <> 0;
    RETURN NULL;
END $$;

CREATE TRIGGER facets_insert AFTER INSERT ON entities REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION facets_insert();
CREATE TRIGGER facets_delete AFTER DELETE ON entities REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION facets_delete();
CREATE TRIGGER facets_update AFTER UPDATE ON entities
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION facets_update();

INSERT INTO facet_counts
SELECT by, kind, namespace, value, count(*)
FROM entities, LATERAL facet_values(entities.kind, owner, tags, spec)
GROUP BY by, kind, namespace, value;
