package io.gantry.catalog.dashboard;

import static io.gantry.catalog.dashboard.DashboardReader.invalid;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of a dashboard that is being read. */
record Item(String what, JsonNode node) {
    private static final int MOST = 100;
    private static final int LONGEST = 10_000;

    Item {
        if (!node.isObject()) {
            throw invalid(what + " must be an object");
        }
    }

    Item(String what, JsonNode node, Set<String> known) {
        this(what, node);
        knows(known.toArray(String[]::new));
    }

    /** Refuses fields that nobody reads. */
    void knows(String... known) {
        Set<String> names = Set.of(known);
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw invalid("%s has the unknown field \"%s\"".formatted(what, name));
            }
        }
    }

    /** The objects of a list, none if there is no such list. */
    Stream<Item> list(String field) {
        JsonNode list = node.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return Stream.empty();
        }
        if (!list.isArray() || list.size() > MOST) {
            throw invalid("%s must be a list of at most %d".formatted(field, MOST));
        }
        return list.valueStream().map(it -> new Item("an item of " + field, it));
    }

    String text(String field, String fallback) {
        String text = optional(field);
        return text == null ? fallback : text;
    }

    String required(String field, String otherwise) {
        String text = optional(field);
        if (text == null || text.isBlank()) {
            throw invalid(otherwise);
        }
        return text;
    }

    @Nullable String optional(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw invalid(
                    "%s of %s must be text of at most %d characters"
                            .formatted(field, what, LONGEST));
        }
        return value.stringValue();
    }

    /** True unless it says false. */
    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw invalid("%s of %s must be true or false".formatted(field, what));
        }
        return value.isMissingNode() || value.booleanValue();
    }

    int number(String field, int fallback) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isInt()) {
            throw invalid("%s of %s must be a whole number".formatted(field, what));
        }
        return value.intValue();
    }
}
