package io.gantry.catalog.graph;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a graph is at most, {@code gantry.graph.*}; a larger one is answered in part.
 *
 * @param maxNodes entities in it, the root included
 * @param maxEdges relations between them
 */
@ConfigurationProperties(prefix = "gantry.graph", ignoreUnknownFields = false)
record GraphProperties(@DefaultValue("2000") int maxNodes, @DefaultValue("10000") int maxEdges) {}
