package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.catalog.kinds.Relation;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The edges of the graph, as the entities they start at say; those that went are kept aside. */
@Repository
public class Relations {
    private static final String REPLACE =
            """
            WITH sources AS (
                SELECT * FROM json_to_recordset(CAST(:sources AS json))
                    AS source (kind text, namespace text, name text, at timestamptz)
            ), wanted AS (
                SELECT * FROM json_to_recordset(CAST(:edges AS json))
                    AS edge (from_kind text, from_namespace text, from_name text, type text,
                        to_kind text, to_namespace text, to_name text, since timestamptz)
            ), gone AS (
                DELETE FROM relations AS old USING sources
                WHERE (from_kind, from_namespace, from_name) = (kind, namespace, name)
                    AND NOT EXISTS (
                        SELECT FROM wanted
                        WHERE (old.from_kind, old.from_namespace, old.from_name, old.type,
                                old.to_kind, old.to_namespace, old.to_name)
                            = (wanted.from_kind, wanted.from_namespace, wanted.from_name,
                                wanted.type, wanted.to_kind, wanted.to_namespace, wanted.to_name))
                RETURNING from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name,
                    since, at
            ), kept AS (
                INSERT INTO relations_past SELECT * FROM gone
            )
            INSERT INTO relations SELECT * FROM wanted ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Kinds kinds;

    Relations(DatabaseClient database, JsonMapper json, Kinds kinds) {
        this.database = database;
        this.json = json;
        this.kinds = kinds;
    }

    /** An entity whose edges may be others from that time on. */
    private record SourceRow(String kind, String namespace, String name, Instant at) {
        static SourceRow of(EntityRef ref, Instant at) {
            return new SourceRow(ref.kind(), ref.namespace(), ref.name(), at);
        }
    }

    /** An edge under the names of its columns. */
    private record EdgeRow(
            String from_kind,
            String from_namespace,
            String from_name,
            String type,
            String to_kind,
            String to_namespace,
            String to_name,
            Instant since) {
        static EdgeRow of(EntityRef from, Relation relation, Instant since) {
            EntityRef to = relation.target();
            return new EdgeRow(
                    from.kind(),
                    from.namespace(),
                    from.name(),
                    relation.type(),
                    to.kind(),
                    to.namespace(),
                    to.name(),
                    since);
        }
    }

    /** Makes the edges that start at changed entities those that they say now. */
    Mono<Void> replaceAll(List<Change> changes) {
        return replace(
                changes.stream().filter(Change::isUpdate).map(it -> source(it.after())).toList(),
                changes.stream()
                        .map(Change::after)
                        .flatMap(it -> edges(kindOf(it), it, it.metadata().updatedAt()))
                        .toList());
    }

    /** Reads the edges of entities anew, whose kind is another than before. */
    public Mono<Void> reread(Kind kind, List<Entity> entities, Instant at) {
        return replace(
                entities.stream().map(it -> SourceRow.of(it.ref(), at)).toList(),
                entities.stream().flatMap(it -> edges(kind, it, at)).toList());
    }

    /** Ends the edges that start at an entity that goes. */
    Mono<Void> end(EntityRef ref, Instant at) {
        return replace(List.of(SourceRow.of(ref, at)), List.of());
    }

    private static SourceRow source(Entity entity) {
        return SourceRow.of(entity.ref(), entity.metadata().updatedAt());
    }

    private Mono<Void> replace(List<SourceRow> sources, List<EdgeRow> edges) {
        if (sources.isEmpty() && edges.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(REPLACE)
                .bind("sources", json.writeValueAsString(sources))
                .bind("edges", json.writeValueAsString(edges))
                .then();
    }

    private Kind kindOf(Entity entity) {
        return kinds.find(entity.kind()).orElseThrow();
    }

    private static Stream<EdgeRow> edges(Kind kind, Entity entity, Instant since) {
        Metadata metadata = entity.metadata();
        return kind.relations(metadata.namespace(), metadata.owner(), entity.spec()).stream()
                .map(relation -> EdgeRow.of(entity.ref(), relation, since));
    }
}
