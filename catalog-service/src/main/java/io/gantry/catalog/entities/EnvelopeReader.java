package io.gantry.catalog.entities;

import io.gantry.web.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One body that is being read, with all that was found wrong in it so far. */
final class EnvelopeReader {
    private final JsonNode body;
    private final List<Violation> violations = new ArrayList<>();

    EnvelopeReader(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            add("", "must be an object with kind, metadata and spec");
        }
    }

    JsonNode at(String path) {
        return body.at(path);
    }

    /** The text at the path; null if there is none or something else, which is then noted. */
    @Nullable String text(String path) {
        JsonNode value = at(path);
        if (value.isString()) {
            return value.stringValue();
        }
        if (!value.isMissingNode() && !value.isNull()) {
            add(path, "must be a string, is " + value);
        }
        return null;
    }

    /** The same; a text of more characters is noted. */
    @Nullable String text(String path, int longest) {
        String text = text(path);
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > longest) {
            add(path, "has %s characters, expected at most %s".formatted(length, longest));
        }
        return text;
    }

    void require(String path) {
        if (at(path).isMissingNode() || at(path).isNull()) {
            add(path, "is missing");
        }
    }

    void refuseUnknown(String path, JsonNode object, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String expected = String.join(", ", known.stream().sorted().toList());
                add(path + "/" + name, "unknown field, expected one of " + expected);
            }
        }
    }

    /** What neither the database nor another client could take: U+0000 and half characters. */
    void refuseBadText() {
        violations.addAll(BadText.in(body));
    }

    void add(String path, String message) {
        violations.add(new Violation(path, message));
    }

    boolean isValid() {
        return violations.isEmpty();
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The first violation as one phrase. */
    String first() {
        Violation first = violations.getFirst();
        return first.path().isEmpty() ? first.message() : first.path() + " " + first.message();
    }
}
