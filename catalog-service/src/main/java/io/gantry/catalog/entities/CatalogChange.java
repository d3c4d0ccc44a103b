package io.gantry.catalog.entities;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;

/**
 * One change of any entity.
 *
 * @param revision the resourceVersion that the change gave the entity
 * @param action create, update or delete
 */
record CatalogChange(
        String kind,
        String namespace,
        String name,
        long revision,
        String action,
        Instant at,
        String actor) {
    static CatalogChange read(Readable row) {
        return new CatalogChange(
                EntityRow.value(row, "kind", String.class),
                EntityRow.value(row, "namespace", String.class),
                EntityRow.value(row, "name", String.class),
                EntityRow.value(row, "version", Long.class),
                EntityRow.value(row, "action", String.class),
                EntityRow.value(row, "at", Instant.class),
                EntityRow.value(row, "actor", String.class));
    }

    /** Its place in the order of changes. */
    List<String> key() {
        return List.of(at.toString(), Long.toString(revision));
    }
}
