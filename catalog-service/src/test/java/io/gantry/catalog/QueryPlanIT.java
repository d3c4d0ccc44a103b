package io.gantry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.entities.EntityFilter;
import io.gantry.catalog.entities.Moment;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The queries of the catalog as PostgreSQL runs them over 100,000 entities. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanIT extends CatalogIT {
    private static final String PAGE =
            """
            SELECT kind, namespace, name, spec FROM entities
            WHERE %s AND (kind, namespace, name) > ('Service', 'plan-4', 'entity-16804')
            ORDER BY kind, namespace, name LIMIT 51
            """;

    @BeforeAll
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
                FROM generate_series(1, 100000) AS i
                """);
        sql(
                """
                INSERT INTO relations SELECT kind, namespace, name, 'ownedBy', 'Team', namespace, owner,
                    now() FROM entities WHERE namespace LIKE 'plan-%'
                """);
        sql(
                """
                INSERT INTO relations_past SELECT kind, namespace, name, 'partOf', 'System', namespace,
                    owner, now() - interval '2 hours', now() - interval '1 hour'
                FROM entities WHERE namespace LIKE 'plan-%'
                """);
        sql(
                """
                INSERT INTO revisions SELECT kind, namespace, name, version + step, 'update',
                    now() - (step + 1) * interval '1 hour', 'alice', '{"metadata": {}}'
                FROM entities, generate_series(0, 2) AS step WHERE namespace LIKE 'plan-%'
                """);
        sql("ANALYZE entities, relations, relations_past, revisions, facet_counts");
    }

    @AfterAll
    void forget() {
        sql("DELETE FROM entities WHERE namespace LIKE 'plan-%'");
        sql("DELETE FROM relations WHERE from_namespace LIKE 'plan-%'");
        sql("DELETE FROM relations_past WHERE from_namespace LIKE 'plan-%'");
        sql("DELETE FROM revisions WHERE namespace LIKE 'plan-%'");
        sql("DELETE FROM facet_counts WHERE namespace LIKE 'plan-%'");
    }

    /** One for each filter, and some together. */
    static List<EntityFilter> filters() {
        return List.of(
                EntityFilter.ALL,
                filter("Service", null, null, List.of(), List.of(), null, false),
                filter(null, "plan-3", null, List.of(), List.of(), null, false),
                filter("Team", "plan-2", null, List.of(), List.of(), null, false),
                filter(null, null, "team-7", List.of(), List.of(), null, false),
                filter(null, null, null, List.of("tag-7"), List.of(), null, false),
                filter(null, null, null, List.of(), List.of("key-3=v2"), null, false),
                filter(null, null, null, List.of(), List.of("key-3"), null, false),
                filter(null, null, null, List.of(), List.of(), "entity-1", false),
                filter(null, null, null, List.of(), List.of(), null, true),
                filter("API", "plan-1", null, List.of(), List.of(), null, true),
                filter("API", "plan-1", "team-1", List.of("tag-1"), List.of("key-1"), "1", false));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void turnsToAnyPageOfAnyList(EntityFilter filter) {
        usesIndex(PAGE.formatted(filter.where()), filter, Moment.NOW);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void turnsToAnyPageOfAPastListByTheKeysOfRevisions(EntityFilter filter) {
        usesIndex(PAGE.formatted(filter.where()), filter, new Moment(Instant.now()))
                .contains("ROW(kind, namespace, name) > ROW(");
    }

    /** What follows the page of a long list costs nothing. */
    @Test
    void readsNoMoreOfAPastListThanAPage() {
        Moment past = new Moment(Instant.now());
        usesIndex(PAGE.formatted("TRUE"), EntityFilter.ALL, past).doesNotContain("->  Sort");
    }

    @Test
    void turnsPagesInTheOrderOfTheKey() {
        assertThat(plan(PAGE.formatted("TRUE"))).doesNotContain("Sort");
        assertThat(plan(PAGE.formatted("kind = 'Service'"))).doesNotContain("Sort");
    }

    @Test
    void findsAnEntityByItsName() {
        String byName =
                "SELECT * FROM entities WHERE kind = 'API' AND namespace = 'plan-1' AND name ="
                        + " 'entity-1'";
        usesIndex(byName);
        usesIndex(byName, EntityFilter.ALL, new Moment(Instant.now()));
    }

    @Test
    void walksTheGraphBothWaysNowAndInThePast() {
        for (String end : List.of("from", "to")) {
            String step =
                    """
                    SELECT edge.* FROM unnest(ARRAY['Team', 'API'], ARRAY['plan-1', 'plan-1'],
                            ARRAY['team-1', 'entity-1']) AS node (kind, namespace, name),
                        LATERAL (
                            SELECT from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name
                            FROM relations
                            WHERE (%1$s_kind, %1$s_namespace, %1$s_name)
                                = (node.kind, node.namespace, node.name)
                            OFFSET 0) AS edge
                    """
                            .formatted(end);
            usesIndex(step);
            usesIndex(step, EntityFilter.ALL, new Moment(Instant.now()));
        }
    }

    @Test
    void countsValuesWithoutALookAtTheEntities() {
        assertThat(
                        plan(
                                "SELECT value, sum(count) FROM facet_counts WHERE by = 'owner'"
                                        + " GROUP BY value"))
                .doesNotContain("on entities");
    }

    @Test
    void countsValuesUnderFiltersByTheirIndexes() {
        for (String filter :
                List.of(
                        "owner = 'team-7'",
                        "tags @> ARRAY['tag-7']",
                        "labels @> '{\"key-3\": \"v2\"}'")) {
            usesIndex("SELECT owner, count(*) FROM entities WHERE " + filter + " GROUP BY 1");
        }
    }

    @Test
    void looksBackByTheKeysOfRevisions() {
        usesIndex(
                "SELECT * FROM revisions WHERE kind = 'API' AND namespace = 'plan-1' AND name ="
                        + " 'entity-1' ORDER BY version DESC");
        String changes =
                """
                SELECT * FROM revisions WHERE at >= now() - interval '%s' AND (at, version) < (now(), 5)
                ORDER BY at DESC, version DESC LIMIT 51
                """;
        usesIndex(changes.formatted("1 minute")).doesNotContain("Sort");
        usesIndex(changes.formatted("10 years")).doesNotContain("Sort");
        usesIndex(
                "SELECT count(*) FROM revisions WHERE at BETWEEN now() - interval '1 minute' AND"
                        + " now()");
    }

    private static EntityFilter filter(
            @Nullable String kind,
            @Nullable String namespace,
            @Nullable String owner,
            List<String> tags,
            List<String> labels,
            @Nullable String words,
            boolean orphan) {
        return new EntityFilter(kind, namespace, owner, tags, labels, words, orphan);
    }

    private AbstractStringAssert<?> usesIndex(String sql) {
        return usesIndex(sql, EntityFilter.ALL, Moment.NOW);
    }

    private AbstractStringAssert<?> usesIndex(String sql, EntityFilter filter, Moment moment) {
        String explain = "EXPLAIN " + moment.read(sql);
        return assertThat(plan(moment.bind(filter.bind(database.sql(explain)))))
                .as(sql)
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    private String plan(String sql) {
        return plan(database.sql("EXPLAIN " + sql));
    }

    private static String plan(GenericExecuteSpec explain) {
        return String.join(
                "\n",
                explain.mapValue(String.class).all().collectList().blockOptional().orElseThrow());
    }
}
