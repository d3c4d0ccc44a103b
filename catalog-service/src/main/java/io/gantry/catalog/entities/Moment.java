package io.gantry.catalog.entities;

import io.gantry.web.request.QueryNames;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The moment that a read is about.
 *
 * @param at null for now
 */
@QueryNames("at")
public record Moment(@Nullable Instant at) {
    /** The tables of the catalog as they were, under their own names. */
    private static final String AS_THEY_WERE =
            """
            WITH entities AS NOT MATERIALIZED (
                SELECT uid, kind, namespace, name, title, description, owner, tags, labels,
                    annotations, entity -> 'spec' AS spec, "createdAt" AS created_at,
                    "updatedAt" AS updated_at, "createdBy" AS created_by,
                    "managedBy" AS managed_by, "resourceVersion" AS version
                FROM (SELECT DISTINCT ON (kind, namespace, name) kind, namespace, name, action, entity
                        FROM revisions WHERE at <= :at
                        ORDER BY kind, namespace, name, version DESC) AS latest,
                    json_to_record(entity -> 'metadata') AS metadata (uid uuid, title text,
                        description text, owner text, tags text[], labels jsonb, annotations jsonb,
                        "createdAt" timestamptz, "updatedAt" timestamptz, "createdBy" text,
                        "managedBy" text, "resourceVersion" bigint)
                WHERE action <> 'delete'
            ), relations AS NOT MATERIALIZED (
                SELECT from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name
                FROM relations WHERE since <= :at
                UNION ALL
                SELECT from_kind, from_namespace, from_name, type, to_kind, to_namespace, to_name
                FROM relations_past WHERE since <= :at AND until > :at
            )
            """;

    /** Now. */
    public static final Moment NOW = new Moment(null);

    /** The query, on the tables {@code entities} and {@code relations} of this moment. */
    public String read(String query) {
        return at == null ? query : AS_THEY_WERE + query;
    }

    /** Gives what {@link #read} has made its parameter. */
    public GenericExecuteSpec bind(GenericExecuteSpec read) {
        return at == null ? read : read.bind("at", at);
    }
}
