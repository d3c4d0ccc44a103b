package io.gantry.catalog.graph;

import io.gantry.catalog.entities.EntityPath;
import io.gantry.catalog.entities.Moment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the graph of relations. */
@RestController
@RequestMapping("/api/v1/graph")
class GraphController {
    private final GraphService graphs;

    GraphController(GraphService graphs) {
        this.graphs = graphs;
    }

    /**
     * The entities around one, {@code {nodes: [{id, kind, name, namespace, title?, exists}], edges:
     * [{from, to, type}], truncated}}: {@code depth} 1 (default) to 10 steps far, {@code direction}
     * {@code out}, {@code in} or {@code both} (default), along {@code types} or all relations; with
     * {@code at} as it was then. Above 2,000 nodes or 10,000 edges a part is answered. 404 if the
     * entity is missing, 400 for an unknown relation, direction or depth.
     */
    @GetMapping("/{kind}/{name}")
    Mono<Graph> get(EntityPath path, GraphQuery query, Moment moment) {
        return graphs.around(path.ref(), query, moment);
    }
}
