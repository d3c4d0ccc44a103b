package io.gantry.catalog.schemas;

import io.gantry.catalog.kinds.KindDefinition;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a definition takes all that another one takes: it may have more properties, more values
 * in a list, more words about them, and else has to be the same.
 */
final class Extension {
    private static final Set<String> WORDS =
            Set.of("title", "description", "examples", "default", "$comment");

    private Extension() {}

    /** Where and how the definition is narrower; null if it is not. */
    static @Nullable String narrowing(KindDefinition built, KindDefinition extended) {
        if (!built.plural().equals(extended.plural())) {
            return "/plural is not " + built.plural();
        }
        if (!extended.references().containsAll(built.references())) {
            return "/references lacks one of " + built.references();
        }
        boolean onOwnFields =
                extended.references().stream()
                        .filter(it -> !built.references().contains(it))
                        .noneMatch(it -> built.schema().path("properties").has(it.field()));
        if (!onOwnFields) {
            return "/references has one for a field that was none before";
        }
        return narrowing("/schema", built.schema(), extended.schema());
    }

    private static @Nullable String narrowing(String path, JsonNode built, JsonNode extended) {
        if (!built.isObject() || !extended.isObject()) {
            return same(path, built, extended);
        }
        Set<String> keywords = new HashSet<>(built.propertyNames());
        keywords.addAll(extended.propertyNames());
        keywords.removeAll(WORDS);
        return keywords.stream()
                .sorted()
                .map(keyword -> narrowing(path, keyword, built, extended))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String narrowing(
            String path, String keyword, JsonNode built, JsonNode extended) {
        String at = path + "/" + keyword;
        JsonNode before = built.path(keyword);
        JsonNode after = extended.path(keyword);
        return switch (keyword) {
            case "enum" -> lacking(at, before, after);
            case "properties" -> members(at, before, after, isClosed(built));
            case "$defs" -> members(at, before, after, true);
            case "items", "if", "then", "else" -> narrowing(at, before, after);
            default -> same(at, before, after);
        };
    }

    private static @Nullable String members(
            String path, JsonNode before, JsonNode after, boolean mayGrow) {
        for (String name : after.propertyNames()) {
            if (!before.has(name) && !mayGrow) {
                return path + "/" + name + " was free before";
            }
        }
        for (String name : before.propertyNames()) {
            String narrowing = narrowing(path + "/" + name, before.path(name), after.path(name));
            if (narrowing != null) {
                return narrowing;
            }
        }
        return null;
    }

    private static @Nullable String lacking(String path, JsonNode before, JsonNode after) {
        Set<JsonNode> values = new HashSet<>(after.valueStream().toList());
        boolean all = before.isArray() && before.valueStream().allMatch(values::contains);
        return all ? null : path + " lacks one of " + before;
    }

    /** Whether only the properties that are named are taken, so that another one takes more. */
    private static boolean isClosed(JsonNode schema) {
        return schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue();
    }

    private static @Nullable String same(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return null;
        }
        return before.isMissingNode() ? path + " was not there before" : path + " is not " + before;
    }
}
