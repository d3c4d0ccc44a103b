package io.gantry.catalog.schemas;

import io.gantry.web.errors.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many subschemas a schema has once every {@code $ref} is written out. A schema that refers to
 * itself has no such number, and is refused: small documents could then cost any time.
 */
final class SchemaSize {
    private final ObjectNode schema;
    private final long most;
    private final Map<JsonPointer, Long> sizes = new HashMap<>();
    private final Set<JsonPointer> open = new HashSet<>();

    SchemaSize(ObjectNode schema, int most) {
        this.schema = schema;
        this.most = most;
    }

    /** Where it refers to itself or is too large. */
    private static final class Refused extends RuntimeException {
        private final transient Violation violation;

        Refused(JsonPointer place, String message) {
            super(null, null, false, false);
            this.violation = new Violation("/schema" + place, message);
        }
    }

    List<Violation> violations() {
        try {
            size(JsonPointer.empty());
            return List.of();
        } catch (Refused e) {
            return List.of(e.violation);
        }
    }

    private long size(JsonPointer place) {
        Long known = sizes.get(place);
        if (known != null) {
            return known;
        }
        if (!open.add(place)) {
            throw new Refused(place, "refers to itself");
        }
        JsonNode part = schema.at(place);
        long[] size = {1};
        Subschemas.children(place, part, (at, _) -> size[0] += size(at));
        if (part.has("$ref")) {
            size[0] += size(SchemaCheck.pointer(part.path("$ref").asString("")));
        }
        if (size[0] > most) {
            throw new Refused(
                    place, "has more than %d parts with every $ref written out".formatted(most));
        }
        open.remove(place);
        sizes.put(place, size[0]);
        return size[0];
    }
}
