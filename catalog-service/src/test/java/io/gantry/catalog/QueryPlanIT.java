package io.gantry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries of the catalog as PostgreSQL runs them over 20,000 entities. */
class QueryPlanIT extends CatalogIT {
    private static final String PAGE = " ORDER BY kind, namespace, name LIMIT 51";

    @BeforeEach
    void generate() {
        sql(
                """
                INSERT INTO entities (uid, kind, namespace, name, owner, tags, labels, annotations,
                    spec, created_at, updated_at, created_by, managed_by, version)
                SELECT gen_random_uuid(), (ARRAY['Service', 'API', 'Team', 'System'])[1 + i % 4],
                    'plan-' || i % 12, 'entity-' || i, 'team-' || i % 400,
                    ARRAY['tag-' || i % 300], jsonb_build_object('key-' || i % 100, 'v' || i % 7),
                    '{}', json_build_object('lifecycle', 'production', 'text', repeat('x', 600)),
                    now(), now(), 'alice', 'api', nextval('entity_version')
                FROM generate_series(1, 20000) AS i
                """);
        sql(
                """
                INSERT INTO relations SELECT kind, namespace, name, 'ownedBy', 'Team', namespace, owner,
                    now() FROM entities WHERE namespace LIKE 'plan-%'
                """);
        sql(
                """
                INSERT INTO revisions SELECT kind, namespace, name, version + step, 'update',
                    now() - step * interval '1 hour', 'alice', '{"metadata": {}}'
                FROM entities, generate_series(0, 2) AS step WHERE namespace LIKE 'plan-%'
                """);
        sql("ANALYZE entities, relations, revisions, facet_counts");
    }

    @AfterEach
    void forget() {
        sql("DELETE FROM entities WHERE namespace LIKE 'plan-%'");
        sql("DELETE FROM relations WHERE from_namespace LIKE 'plan-%'");
        sql("DELETE FROM revisions WHERE namespace LIKE 'plan-%'");
    }

    @Test
    void findsAnEntityByItsName() {
        usesIndex(
                "SELECT * FROM entities WHERE kind = 'API' AND namespace = 'plan-1' AND name = 'entity-1'");
    }

    @Test
    void turnsToAnyPageByTheKey() {
        String page =
                "SELECT * FROM entities WHERE %s AND (kind, namespace, name) > ('Service', 'plan-4', 'entity-16804')"
                        + PAGE;
        usesIndex(page.formatted("TRUE")).doesNotContain("Sort");
        usesIndex(page.formatted("kind = 'Service'")).doesNotContain("Sort");
    }

    @Test
    void filtersByOwnerTagLabelAndNamespace() {
        for (String filter :
                List.of(
                        "owner = 'team-7'",
                        "tags @> ARRAY['tag-7']",
                        "labels @> '{\"key-3\": \"v2\"}'",
                        "labels ? 'key-3'",
                        "namespace = 'plan-3'",
                        "kind = 'Team' AND namespace = 'plan-2'")) {
            usesIndex("SELECT * FROM entities WHERE " + filter + PAGE);
        }
    }

    @Test
    void walksTheGraphBothWays() {
        for (String end : List.of("from", "to")) {
            usesIndex(
                    """
                    SELECT edge.* FROM unnest(ARRAY['Team', 'API'], ARRAY['plan-1', 'plan-1'],
                            ARRAY['team-1', 'entity-1']) AS node (kind, namespace, name),
                        LATERAL (SELECT * FROM relations
                            WHERE (%1$s_kind, %1$s_namespace, %1$s_name)
                                = (node.kind, node.namespace, node.name)) AS edge
                    """
                            .formatted(end));
        }
    }

    @Test
    void countsValuesWithoutALookAtTheEntities() {
        assertThat(
                        plan(
                                "SELECT value, sum(count) FROM facet_counts WHERE by = 'owner' GROUP BY value"))
                .doesNotContain("on entities");
    }

    @Test
    void looksBackByTheKeysOfRevisions() {
        usesIndex(
                "SELECT * FROM revisions WHERE kind = 'API' AND namespace = 'plan-1' AND name = 'entity-1' ORDER BY version DESC");
        usesIndex(
                """
                SELECT * FROM revisions WHERE at >= now() - interval '1 minute'
                ORDER BY at DESC, version DESC LIMIT 51
                """);
        usesIndex(
                """
                SELECT * FROM (SELECT DISTINCT ON (kind, namespace, name) * FROM revisions
                    WHERE at <= now() ORDER BY kind, namespace, name, version DESC) AS entities
                WHERE kind = 'API' AND namespace = 'plan-1' AND name = 'entity-1'
                """);
    }

    private AbstractStringAssert<?> usesIndex(String sql) {
        return assertThat(plan(sql)).as(sql).contains("Index").doesNotContain("Seq Scan");
    }

    private String plan(String sql) {
        return String.join(
                "\n",
                database.sql("EXPLAIN " + sql)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .blockOptional()
                        .orElseThrow());
    }
}
