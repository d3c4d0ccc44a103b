package io.gantry.catalog.kinds;

import com.networknt.schema.Error;
import io.gantry.web.errors.Violation;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says what the validator found: the offending value, and what was expected instead. */
final class SchemaMessages {
    private static final int LONGEST_QUOTE = 80;

    private SchemaMessages() {}

    /** The finding with its path below {@code /spec}. */
    static Violation violation(Error error) {
        String path = "/spec" + error.getInstanceLocation();
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                    new Violation(
                            path + "/" + escaped(property(error)),
                            "unknown property \"%s\"".formatted(property(error)));
            case "required" ->
                    new Violation(
                            path + "/" + escaped(property(error)),
                            "required property \"%s\" is missing".formatted(property(error)));
            default -> new Violation(path, message(error));
        };
    }

    private static String message(Error error) {
        String value = quoted(error.getInstanceNode());
        JsonNode expected = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "enum" -> "%s is none of %s".formatted(value, list(expected, ", "));
            case "type" -> "%s is not of type %s".formatted(value, list(expected, " or "));
            case "format" -> "%s is no valid %s".formatted(value, expected.asString());
            case "pattern" -> "%s does not match %s".formatted(value, expected.asString());
            case "minimum" -> "%s is less than %s".formatted(value, expected);
            case "maximum" -> "%s is more than %s".formatted(value, expected);
            case "minLength" -> "%s is shorter than %s characters".formatted(value, expected);
            case "maxLength" -> "%s is longer than %s characters".formatted(value, expected);
            default -> "%s: %s".formatted(value, error.getMessage());
        };
    }

    private static String property(Error error) {
        return Objects.requireNonNullElse(error.getProperty(), "");
    }

    /** One step of a JSON Pointer. */
    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static String list(JsonNode expected, String separator) {
        if (!expected.isArray()) {
            return expected.asString();
        }
        return expected.valueStream()
                .map(node -> node.isString() ? node.asString() : node.toString())
                .collect(Collectors.joining(separator));
    }

    private static String quoted(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
