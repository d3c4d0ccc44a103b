package io.gantry.catalog.backstage;

import io.gantry.contracts.catalog.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One descriptor on its way to an entity. Rules take fields out of it; what nobody took ends up in
 * annotations, so that nothing is lost.
 */
final class Translation {
    private static final String PREFIX = "backstage.io/original-";
    private static final int LONGEST_QUOTE = 80;

    private final ObjectNode rest;
    private final ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    private final ObjectNode spec = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> annotations = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Translation(ObjectNode descriptor) {
        rest = descriptor.deepCopy();
    }

    /** Where the entity's metadata is written. */
    ObjectNode metadata() {
        return metadata;
    }

    /** Where the entity's spec is written. */
    ObjectNode spec() {
        return spec;
    }

    Map<String, String> annotations() {
        return annotations;
    }

    /** Takes a field of the top, of {@code metadata} or of {@code spec} away; missing if empty. */
    JsonNode take(String section, String field) {
        JsonNode from = section.isEmpty() ? rest : rest.path(section);
        JsonNode value = from instanceof ObjectNode object ? object.remove(field) : null;
        return value == null || isEmpty(value) ? MissingNode.getInstance() : value;
    }

    /** Gives back what remained of a value that was taken. */
    void leave(String section, String field, JsonNode value) {
        if (rest.path(section) instanceof ObjectNode object) {
            object.set(field, value);
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Keeps the original of a field in an annotation, and notes why. */
    void keep(String field, JsonNode original, String why) {
        if (isEmpty(original)) {
            return;
        }
        StringBuilder key = new StringBuilder(PREFIX).append(field);
        while (annotations.containsKey(key.toString())) {
            key.append('_');
        }
        annotations.put(key.toString(), text(original));
        String reason = isPlaceholder(original) ? "is a placeholder, which is not followed" : why;
        notes.add("%s %s %s; kept in %s".formatted(field, quoted(original), reason, key));
    }

    /** The entity, with all that nobody took in its annotations. */
    Mapped.Counterpart finish(String kind) {
        keepRest("spec", "");
        keepRest("metadata", "metadata.");
        rest.properties()
                .forEach(left -> keepUnknown("document." + left.getKey(), left.getValue()));
        ObjectNode all = metadata.putObject("annotations");
        annotations.forEach(all::put);
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        entity.put("kind", kind).put("apiVersion", Entity.API_VERSION);
        entity.set("metadata", metadata);
        entity.set("spec", spec);
        return new Mapped.Counterpart(entity, notes);
    }

    private void keepRest(String section, String prefix) {
        if (rest.path(section) instanceof ObjectNode left) {
            rest.remove(section);
            left.properties().forEach(it -> keepUnknown(prefix + it.getKey(), it.getValue()));
        }
    }

    private void keepUnknown(String field, JsonNode value) {
        keep(field, value, "has no field here");
    }

    /** The text of a scalar; JSON of all else. */
    static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static boolean isPlaceholder(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.propertyNames().iterator().next().startsWith("$");
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.asString().isBlank());
    }

    private static String quoted(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
