package io.gantry.audit.intake;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes secrets out of what is written down for ever. */
final class Redaction {
    static final String PLACEHOLDER = "__GANTRY_SECRET_REDACTED__";

    private static final Pattern SECRET =
            Pattern.compile(
                    "passw|passphrase|secret|token|credential|authorization|cookie"
                            + "|(?:api|private|access|signing|encryption)key");

    /** A text of templates alone says where a secret is, not what it is. */
    private static final Pattern TEMPLATES = Pattern.compile("(?:\\s*+\\$\\{\\{[^{}]*+}})++\\s*+");

    private static final StringNode REDACTED = StringNode.valueOf(PLACEHOLDER);

    private Redaction() {}

    /**
     * The JSON with every text and number in a field of a secret's name replaced; changes it in
     * place.
     */
    static JsonNode redact(JsonNode json) {
        return redact(json, false);
    }

    private static JsonNode redact(JsonNode json, boolean secret) {
        if (json instanceof ObjectNode object) {
            object.properties()
                    .forEach(field ->
                            field.setValue(
                                    redact(field.getValue(), secret || isSecret(field.getKey()))));
        }
        if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redact(array.get(i), secret));
            }
        }
        boolean shown = json.isNumber() || (json.isString() && !isTemplate(json.stringValue()));
        return secret && shown ? REDACTED : json;
    }

    /** Whether a field of that name holds a secret: {@code clientSecret}, {@code API_KEY}, … */
    static boolean isSecret(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return SECRET.matcher(letters).find();
    }

    static boolean isTemplate(String text) {
        return TEMPLATES.matcher(text).matches();
    }
}
