package io.gantry.audit.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an event says of the resource before and after the change. */
record States(@Nullable JsonNode before, @Nullable JsonNode after) {
    private static final Set<String> NAMES = Set.of("before", "after", "sequence", "aggregate");

    /** The two states, or for an event that has none the whole of it, so that nothing is lost. */
    static States of(String type, JsonNode event) {
        if (event.isObject() && NAMES.containsAll(event.propertyNames())) {
            return new States(event.get("before"), event.get("after"));
        }
        return type.endsWith(".deleted") ? new States(event, null) : new States(null, event);
    }
}
