package io.gantry.catalog.schemas;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The schemas inside a schema; what lies under other keywords is data.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-core#section-10">Applicators</a>
 */
final class Subschemas {
    private static final Set<String> ONE =
            Set.of(
                    "additionalProperties",
                    "propertyNames",
                    "items",
                    "contains",
                    "not",
                    "if",
                    "then",
                    "else",
                    "unevaluatedItems",
                    "unevaluatedProperties",
                    "contentSchema");

    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs");

    private Subschemas() {}

    /** Every schema in the document, itself included, by its place. */
    static Map<JsonPointer, JsonNode> in(JsonNode document) {
        Map<JsonPointer, JsonNode> found =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        collect(JsonPointer.empty(), document, found);
        return found;
    }

    private static void collect(
            JsonPointer place, JsonNode schema, Map<JsonPointer, JsonNode> found) {
        found.put(place, schema);
        children(place, schema, (at, child) -> collect(at, child, found));
    }

    /** The schemas directly inside one. */
    static void children(
            JsonPointer place, JsonNode schema, BiConsumer<JsonPointer, JsonNode> visitor) {
        for (var keyword : schema.properties()) {
            JsonPointer at = place.appendProperty(keyword.getKey());
            JsonNode value = keyword.getValue();
            if (ONE.contains(keyword.getKey())) {
                visitor.accept(at, value);
            }
            if (LIST.contains(keyword.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    visitor.accept(at.appendIndex(i), value.path(i));
                }
            }
            if (NAMED.contains(keyword.getKey())) {
                value.properties()
                        .forEach(it ->
                                visitor.accept(at.appendProperty(it.getKey()), it.getValue()));
            }
        }
    }
}
