package io.gantry.catalog.documents;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds one document from a JSON parser that stands at its first token. */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int linesBefore;
    private final long start;
    private final Marks marks;

    JsonTree(JsonParser parser, int linesBefore, Marks marks) {
        this.parser = parser;
        this.linesBefore = linesBefore;
        this.start = parser.currentTokenLocation().getCharOffset();
        this.marks = marks;
    }

    ObjectNode read() {
        ObjectNode root = object(Place.ROOT);
        checkLength(Place.ROOT);
        return root;
    }

    private JsonNode value(JsonToken token, Place place) {
        checkLength(place);
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> NODES.stringNode(checked(parser.getString(), place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw refuse(place, "unexpected " + token);
        };
    }

    private ObjectNode object(Place place) {
        checkDepth(place);
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = checked(parser.currentName(), place);
            Place member = place.member(name);
            marks.at(member, line());
            if (object.has(name)) {
                throw refuse(member, "duplicate key \"%s\"".formatted(name));
            }
            object.set(name, value(parser.nextToken(), member));
        }
        return object;
    }

    private ArrayNode array(Place place) {
        checkDepth(place);
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            Place item = place.item(array.size());
            marks.at(item, line());
            array.add(value(token, item));
        }
        return array;
    }

    private void checkLength(Place place) {
        if (parser.currentTokenLocation().getCharOffset() - start > Documents.LARGEST) {
            throw refuse(place, "document is larger than 1 MiB");
        }
    }

    private void checkDepth(Place place) {
        if (place.depth() >= Documents.DEEPEST) {
            throw refuse(place, "nested deeper than " + Documents.DEEPEST);
        }
    }

    private JsonNode number(Place place) {
        JsonNode number = Scalars.number(parser.getString());
        if (number == null) {
            throw refuse(place, "number is out of bounds");
        }
        return number;
    }

    private String checked(@Nullable String text, Place place) {
        String known = text == null ? "" : text;
        String refusal = Scalars.refusal(known);
        if (refusal != null) {
            throw refuse(place, refusal);
        }
        return known;
    }

    private int line() {
        return linesBefore + parser.currentTokenLocation().getLineNr();
    }

    private Unreadable refuse(Place place, String message) {
        return new Unreadable(line(), place, message);
    }
}
