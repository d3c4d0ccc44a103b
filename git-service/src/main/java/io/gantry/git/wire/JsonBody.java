package io.gantry.git.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request, read as JSON whatever its Content-Type says. Unknown members are ignored,
 * {@code null} is nothing, of a repeated member the last one counts. All methods throw {@link
 * JsonFault}.
 *
 * @param owner how the first server called what it read this into, for its sentences
 * @param fields by name; in lower case if case does not matter
 */
public record JsonBody(String owner, Map<String, JsonNode> fields) {
    /** Repeated names are allowed here, unlike on the routes below {@code /api/v1}. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    /** Reads an object; names of members are matched without regard to case. */
    public static JsonBody ignoringCase(RawBody body, String owner) {
        return read(body, owner, true);
    }

    /** Reads an object; names of members are matched exactly. */
    public static JsonBody exact(RawBody body, String owner) {
        return read(body, owner, false);
    }

    private static JsonBody read(RawBody body, String owner, boolean ignoreCase) {
        String text = body.text();
        JsonSyntax.check(text);
        JsonNode json = JSON.readTree(text);
        if (!json.isObject() && !json.isNull()) {
            throw new JsonFault(
                    "json: cannot unmarshal %s into Go value of type %s"
                            .formatted(kind(json), owner));
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        json.properties()
                .forEach(field ->
                        fields.put(
                                ignoreCase
                                        ? field.getKey().toLowerCase(Locale.ROOT)
                                        : field.getKey(),
                                field.getValue()));
        return new JsonBody(owner, fields);
    }

    /** Whether the member is there. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The text of the member, null if it is not there. */
    public @Nullable String text(String name) {
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return text(value, name);
    }

    /** The flag of the member, null if it is not there. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw mismatch(value, name, "bool");
        }
        return value.booleanValue();
    }

    /** The texts of the member, null if it is not there. */
    public @Nullable List<String> list(String name) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return null;
        }
        return value.isNull() ? List.of() : list(value, name);
    }

    /** The member as an object of texts, empty if it is not there. */
    public Map<String, String> texts(String name) {
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw mismatch(value, name, "map[string]string");
        }
        return texts(value, name);
    }

    /** All members, each a text. */
    public Map<String, String> allTexts() {
        Map<String, String> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(name, value.isNull() ? "" : text(value, name)));
        return all;
    }

    private Map<String, String> texts(JsonNode object, String name) {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties().forEach(field -> all.put(field.getKey(), text(field.getValue(), name)));
        return all;
    }

    private List<String> list(JsonNode value, String name) {
        if (!value.isArray()) {
            throw mismatch(value, name, "[]string");
        }
        List<String> all = new ArrayList<>();
        value.forEach(item -> all.add(item.isNull() ? "" : text(item, name)));
        return List.copyOf(all);
    }

    private String text(JsonNode value, String name) {
        if (!value.isString()) {
            throw mismatch(value, name, "string");
        }
        return value.stringValue();
    }

    private JsonFault mismatch(JsonNode value, String name, String type) {
        String place = owner.startsWith("map[") ? "value" : "struct field " + member(name);
        return new JsonFault(
                "json: cannot unmarshal %s into Go %s of type %s"
                        .formatted(kind(value), place, type));
    }

    private String member(String name) {
        String type = owner.substring(owner.indexOf('.') + 1);
        return type + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String kind(JsonNode value) {
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isNumber()) {
            return "number";
        }
        return value.isBoolean() ? "bool" : "string";
    }
}
