package io.gantry.catalog.graph;

import io.gantry.contracts.catalog.EntityRef;

/** One relation of two entities. */
record Edge(EntityRef from, EntityRef to, String type) {

    /** The edge as clients read it. */
    record View(String from, String to, String type) {
        static View of(Edge edge) {
            return new View(edge.from().toString(), edge.to().toString(), edge.type());
        }
    }
}
