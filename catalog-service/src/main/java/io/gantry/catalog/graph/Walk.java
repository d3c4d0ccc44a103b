package io.gantry.catalog.graph;

import io.gantry.contracts.catalog.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found so far on the way from the root, step by step; ends at its bounds. */
final class Walk {
    private final int maxNodes;
    private final int maxEdges;
    private final Set<EntityRef> nodes = new LinkedHashSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private List<EntityRef> next = new ArrayList<>();
    private boolean truncated;

    Walk(EntityRef root, GraphProperties bounds) {
        this.maxNodes = bounds.maxNodes();
        this.maxEdges = bounds.maxEdges();
        nodes.add(root);
        next.add(root);
    }

    /** Begins the next step: the entities that were found by the last one. */
    List<EntityRef> step() {
        List<EntityRef> frontier = next;
        next = new ArrayList<>();
        return frontier;
    }

    /** Whether there is something to go on from. */
    boolean goesOn() {
        return !truncated && !next.isEmpty();
    }

    /** Adds an edge of the frontier; true if there is no room for more. */
    boolean add(Edge edge) {
        boolean known = nodes.contains(edge.from()) && nodes.contains(edge.to());
        if (edges.contains(edge)) {
            return false;
        }
        truncated = edges.size() == maxEdges || (!known && nodes.size() == maxNodes);
        if (!truncated) {
            edges.add(edge);
            visit(edge.from());
            visit(edge.to());
        }
        return truncated;
    }

    private void visit(EntityRef node) {
        if (nodes.add(node)) {
            next.add(node);
        }
    }

    Set<EntityRef> nodes() {
        return nodes;
    }

    Graph graph(List<Graph.Node> found) {
        return new Graph(found, edges.stream().map(Edge.View::of).toList(), truncated);
    }
}
