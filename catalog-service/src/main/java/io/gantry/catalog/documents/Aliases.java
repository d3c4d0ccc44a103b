package io.gantry.catalog.documents;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes out what the aliases of one document stand for, within bounds: a few lines of aliases of
 * aliases could stand for more than any memory holds.
 */
final class Aliases {
    private int used;
    private int written;

    /** A copy of the node for the place where an alias names it. */
    JsonNode copy(JsonNode node, Place place, int line) {
        if (++used > Documents.MOST_ALIASES) {
            throw new Unreadable(
                    line, place, "more than %s aliases".formatted(Documents.MOST_ALIASES));
        }
        return written(node, place, line);
    }

    private JsonNode written(JsonNode node, Place place, int line) {
        written += 1 + (node.isString() ? node.asString().length() : 0);
        if (written > Documents.LARGEST) {
            throw new Unreadable(line, place, "aliases stand for more than 1 MiB");
        }
        if (node.isContainer() && place.depth() >= Documents.DEEPEST) {
            throw new Unreadable(line, place, "nested deeper than " + Documents.DEEPEST);
        }
        return switch (node) {
            case ObjectNode object -> members(object, place, line);
            case ArrayNode array -> items(array, place, line);
            default -> node;
        };
    }

    private ObjectNode members(ObjectNode object, Place place, int line) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(member -> {
                    written += member.getKey().length();
                    copy.set(
                            member.getKey(),
                            written(member.getValue(), place.member(member.getKey()), line));
                });
        return copy;
    }

    private ArrayNode items(ArrayNode array, Place place, int line) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : array) {
            copy.add(written(item, place.item(copy.size()), line));
        }
        return copy;
    }
}
