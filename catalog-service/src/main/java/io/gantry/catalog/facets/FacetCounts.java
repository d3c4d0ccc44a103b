package io.gantry.catalog.facets;

import io.gantry.catalog.entities.EntityFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts of values. Where nothing but names decides, they are read from what the database sums up
 * with each change, see {@code V3__facets.sql}; other filters leave few enough rows to be counted.
 */
@Repository
class FacetCounts {
    private final DatabaseClient database;

    FacetCounts(DatabaseClient database) {
        this.database = database;
    }

    /** The most frequent values of each facet, at most so many. */
    Flux<Count> find(List<Facet> facets, EntityFilter filter, int most) {
        String each =
                facets.stream()
                        .map(facet -> best(facet, filter))
                        .collect(Collectors.joining(" UNION ALL "));
        return filter.bind(database.sql(each).bind("most", most))
                .map(row ->
                        new Count(
                                facet(Objects.requireNonNull(row.get("by", String.class))),
                                Objects.requireNonNull(row.get("value", String.class)),
                                Objects.requireNonNull(row.get("count", Long.class))))
                .all();
    }

    private static String best(Facet facet, EntityFilter filter) {
        return "(SELECT * FROM (%s) AS %s WHERE value IS NOT NULL ORDER BY count DESC, value LIMIT :most)"
                .formatted(
                        filter.isOfNamesOnly() ? sums(facet, filter) : rows(facet, filter),
                        facet.text());
    }

    private static String sums(Facet facet, EntityFilter filter) {
        return """
        SELECT by, value, sum(count)::bigint AS count FROM facet_counts
        WHERE by = '%s' AND %s GROUP BY by, value HAVING sum(count) <> 0
        """
                .formatted(facet.text(), filter.where());
    }

    private static String rows(Facet facet, EntityFilter filter) {
        return "SELECT '%s' AS by, %s AS value, count(*) AS count FROM entities WHERE %s GROUP BY 2"
                .formatted(facet.text(), facet.value(), filter.where());
    }

    private static Facet facet(String text) {
        return Facet.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Makes one row of several rows of one value; does nothing while another replica does it. */
    Mono<Void> compact() {
        return database.sql(
                        """
                        WITH gone AS (
                            DELETE FROM facet_counts
                            WHERE (SELECT pg_try_advisory_xact_lock(hashtextextended('facets', 0)))
                                AND (by, kind, namespace, value) IN (
                                    SELECT by, kind, namespace, value FROM facet_counts
                                    GROUP BY by, kind, namespace, value HAVING count(*) > 1)
                            RETURNING *
                        )
                        INSERT INTO facet_counts
                        SELECT by, kind, namespace, value, sum(count) FROM gone
                        GROUP BY by, kind, namespace, value HAVING sum(count) <> 0
                        """)
                .then();
    }
}
