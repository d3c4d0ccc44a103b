package io.gantry.catalog.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gantry.contracts.catalog.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an entity.
 *
 * @param revision the resourceVersion that the change gave it
 * @param action create, update or delete
 * @param before the state before; only where a single revision is asked for
 * @param after the state after; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Revision(
        long revision,
        String action,
        Instant at,
        String actor,
        @Nullable Entity before,
        @Nullable Entity after) {
    /** Its place in the order of revisions. */
    List<String> key() {
        return List.of(Long.toString(revision));
    }
}
