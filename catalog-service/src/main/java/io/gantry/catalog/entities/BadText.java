package io.gantry.catalog.entities;

import io.gantry.web.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Characters that are no text: PostgreSQL stores no U+0000, and UTF-8 has no half characters. */
public final class BadText {
    private BadText() {}

    /** Each place in the JSON that has some, by its pointer. */
    public static List<Violation> in(JsonNode json) {
        List<Violation> found = new ArrayList<>();
        look(json, JsonPointer.empty(), found);
        return found;
    }

    private static void look(JsonNode node, JsonPointer path, List<Violation> found) {
        if (node.isString() && !in(node.stringValue()).isEmpty()) {
            found.add(new Violation(path.toString(), "contains " + in(node.stringValue())));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(node.get(i), path.appendIndex(i), found);
            }
        }
        for (var property : node.properties()) {
            if (!in(property.getKey()).isEmpty()) {
                found.add(
                        new Violation(path.toString(), "a name contains " + in(property.getKey())));
            }
            look(property.getValue(), path.appendProperty(property.getKey()), found);
        }
    }

    /** What is bad in the text, or "" if nothing is. */
    private static String in(String text) {
        return text.codePoints()
                .filter(c ->
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .mapToObj(c -> c == 0 ? "the character U+0000" : "half of a surrogate pair")
                .findFirst()
                .orElse("");
    }
}
