package io.gantry.catalog.graph;

import io.gantry.catalog.entities.Moment;
import io.gantry.contracts.catalog.EntityRef;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** The relations in the database, one step at a time; each direction has its index. */
@Repository
class Neighbours {
    private static final int FETCH_SIZE = 1000;

    private static final String NODES =
            """
            SELECT node.kind, node.namespace, node.name, entities.title,
                entities.kind IS NOT NULL AS present
            FROM unnest(:kinds, :namespaces, :names) WITH ORDINALITY
                    AS node (kind, namespace, name, place)
                LEFT JOIN entities ON (entities.kind, entities.namespace, entities.name)
                    = (node.kind, node.namespace, node.name)
            ORDER BY place
            """;

    private final DatabaseClient database;

    Neighbours(DatabaseClient database) {
        this.database = database;
    }

    /** The edges that start or end at those nodes, as the query wants. */
    Flux<Edge> edges(Collection<EntityRef> nodes, GraphQuery query, Moment moment) {
        Flux<Edge> out =
                query.direction().isOut() ? edges("from", nodes, query, moment) : Flux.empty();
        Flux<Edge> in = query.direction().isIn() ? edges("to", nodes, query, moment) : Flux.empty();
        return out.concatWith(in);
    }

    private Flux<Edge> edges(
            String end, Collection<EntityRef> nodes, GraphQuery query, Moment moment) {
        boolean all = query.types().isEmpty();
        GenericExecuteSpec bound = bind(database.sql(moment.read(step(end, all))), nodes);
        bound = all ? bound : bound.bind("types", query.types().toArray(String[]::new));
        return moment.bind(bound)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(Neighbours::edge)
                .all();
    }

    /**
     * Node by node, so that reading ends with the last edge that there is room for; without {@code
     * OFFSET 0} the planner would rather join all relations of the past.
     */
    private static String step(String end, boolean allTypes) {
        return """
        SELECT edge.* FROM unnest(:kinds, :namespaces, :names) AS node (kind, namespace, name),
            LATERAL (
                SELECT from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name
                FROM relations
                WHERE (%1$s_kind, %1$s_namespace, %1$s_name)
                    = (node.kind, node.namespace, node.name) %2$s
                OFFSET 0
            ) AS edge
        """
                .formatted(end, allTypes ? "" : "AND type = ANY(:types)");
    }

    /** What is known of those nodes, in their order. */
    Flux<Graph.Node> nodes(Collection<EntityRef> nodes, Moment moment) {
        return moment.bind(bind(database.sql(moment.read(NODES)), nodes))
                .map(row ->
                        Graph.Node.of(
                                ref(row, ""),
                                row.get("title", String.class),
                                Boolean.TRUE.equals(row.get("present", Boolean.class))))
                .all();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, Collection<EntityRef> nodes) {
        return sql.bind("kinds", column(nodes, EntityRef::kind))
                .bind("namespaces", column(nodes, EntityRef::namespace))
                .bind("names", column(nodes, EntityRef::name));
    }

    private static String[] column(
            Collection<EntityRef> nodes, Function<EntityRef, String> column) {
        return nodes.stream().map(column).toArray(String[]::new);
    }

    private static Edge edge(Readable row) {
        return new Edge(
                ref(row, "from_"),
                ref(row, "to_"),
                Objects.requireNonNull(row.get("type", String.class)));
    }

    private static EntityRef ref(Readable row, String end) {
        return new EntityRef(
                Objects.requireNonNull(row.get(end + "kind", String.class)),
                Objects.requireNonNull(row.get(end + "namespace", String.class)),
                Objects.requireNonNull(row.get(end + "name", String.class)));
    }
}
