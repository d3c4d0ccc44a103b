package io.gantry.catalog.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gantry.contracts.catalog.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities and their relations, the root first.
 *
 * @param truncated whether there is more than is shown
 */
record Graph(List<Node> nodes, List<Edge.View> edges, boolean truncated) {
    Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * An entity of the graph.
     *
     * @param id as in edges, e.g. {@code service/billing:payment-api}
     * @param exists false for what is only referred to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(
            String id,
            String kind,
            String name,
            String namespace,
            @Nullable String title,
            boolean exists) {
        static Node of(EntityRef ref, @Nullable String title, boolean exists) {
            return new Node(ref.toString(), ref.kind(), ref.name(), ref.namespace(), title, exists);
        }
    }
}
