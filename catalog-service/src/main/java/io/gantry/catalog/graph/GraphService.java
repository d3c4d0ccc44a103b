package io.gantry.catalog.graph;

import static io.gantry.catalog.CatalogError.ENTITY_NOT_FOUND;

import io.gantry.catalog.entities.Moment;
import io.gantry.contracts.catalog.EntityRef;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Walks from an entity along its relations, breadth first; what was visited is not left again. */
@Service
class GraphService {
    private final Neighbours neighbours;
    private final GraphProperties bounds;

    GraphService(Neighbours neighbours, GraphProperties bounds) {
        this.neighbours = neighbours;
        this.bounds = bounds;
    }

    Mono<Graph> around(EntityRef root, GraphQuery query, Moment moment) {
        return neighbours
                .nodes(List.of(root), moment)
                .next()
                .filter(Graph.Node::exists)
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .flatMap(_ -> steps(new Walk(root, bounds), query, moment, query.depth()))
                .flatMap(walk ->
                        neighbours.nodes(walk.nodes(), moment).collectList().map(walk::graph));
    }

    private Mono<Walk> steps(Walk walk, GraphQuery query, Moment moment, int left) {
        if (left == 0 || !walk.goesOn()) {
            return Mono.just(walk);
        }
        return neighbours
                .edges(walk.step(), query, moment)
                .takeUntil(walk::add)
                .then(Mono.defer(() -> steps(walk, query, moment, left - 1)));
    }
}
