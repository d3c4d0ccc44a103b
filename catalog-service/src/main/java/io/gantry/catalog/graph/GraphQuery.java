package io.gantry.catalog.graph;

import io.gantry.web.request.QueryNames;
import java.util.Set;

/**
 * How far and along which relations to go.
 *
 * @param depth steps from the root
 * @param types relations to follow, e.g. {@code dependsOn}; empty for all
 */
@QueryNames(
        value = {"depth", "direction", "types"},
        repeated = "types")
record GraphQuery(int depth, Direction direction, Set<String> types) {
    static final int MAX_DEPTH = 10;

    GraphQuery {
        types = Set.copyOf(types);
    }
}
