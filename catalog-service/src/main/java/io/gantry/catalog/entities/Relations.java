package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Relation;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import java.util.Set;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The edges of the graph, as the entities they start at say. */
@Repository
class Relations {
    private final DatabaseClient database;

    Relations(DatabaseClient database) {
        this.database = database;
    }

    /** Makes the edges that start at the entity those that it says now. */
    Mono<Void> replace(Entity entity, Kind kind) {
        Metadata metadata = entity.metadata();
        Set<Relation> edges = kind.relations(metadata.namespace(), metadata.owner(), entity.spec());
        return database.sql(
                        """
                        WITH wanted AS (
                            SELECT * FROM unnest(:types, :kinds, :namespaces, :names)
                                AS edge (type, to_kind, to_namespace, to_name)
                        ), gone AS (
                            DELETE FROM relations AS old WHERE source = :source AND NOT EXISTS (
                                SELECT FROM wanted WHERE (old.type, old.to_kind, old.to_namespace,
                                    old.to_name) = (wanted.type, wanted.to_kind,
                                    wanted.to_namespace, wanted.to_name))
                        )
                        INSERT INTO relations (source, type, to_kind, to_namespace, to_name)
                        SELECT :source, type, to_kind, to_namespace, to_name FROM wanted
                        ON CONFLICT DO NOTHING
                        """)
                .bind("source", metadata.uid())
                .bind("types", column(edges, Relation::type))
                .bind("kinds", column(edges, edge -> edge.target().kind()))
                .bind("namespaces", column(edges, edge -> edge.target().namespace()))
                .bind("names", column(edges, edge -> edge.target().name()))
                .then();
    }

    private static String[] column(Set<Relation> edges, Function<Relation, String> value) {
        return edges.stream().map(value).toArray(String[]::new);
    }
}
