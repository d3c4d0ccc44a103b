package io.gantry.catalog.backstage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A reference as Backstage writes it: {@code [kind:][namespace/]name}, or an object.
 *
 * @param kind lower case; empty if not given
 * @param namespace empty if not given
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">References</a>
 */
record EntityName(String kind, String namespace, String name) {
    private static final Pattern TEXT = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");

    private static final Map<String, String> KINDS =
            Map.of(
                    "component", "Service",
                    "api", "API",
                    "resource", "Infrastructure",
                    "group", "Team",
                    "system", "System",
                    "domain", "Domain",
                    "user", "User");

    /** What the value names, if it is a reference. */
    static Optional<EntityName> of(JsonNode value) {
        if (value.isObject()) {
            return Optional.of(
                    new EntityName(
                            part(value, "kind"), part(value, "namespace"), part(value, "name")));
        }
        Matcher text = TEXT.matcher(value.asString("").strip());
        if (!text.matches() || Names.isTemplate(text.group())) {
            return Optional.empty();
        }
        return Optional.of(
                new EntityName(lower(text.group(1)), orEmpty(text.group(2)), text.group(3)));
    }

    /** Our kind, where there is a counterpart. */
    static Optional<String> kind(String backstage) {
        return Optional.ofNullable(KINDS.get(lower(backstage)));
    }

    /**
     * The reference as we write it in a field of one kind.
     *
     * @param only Backstage's name of that kind, which is also meant if none is given
     */
    Optional<String> named(String only) {
        return kind.isEmpty() || kind.equals(only) ? scoped() : Optional.empty();
    }

    /** The reference as we write it in a field of any kind. */
    Optional<String> withKind(String otherwise) {
        return kind(kind.isEmpty() ? otherwise : kind)
                .flatMap(ours -> scoped().map(name -> lower(ours) + "/" + name));
    }

    /** Whether our way of writing it keeps each letter. */
    boolean isKept() {
        return Names.of(name).filter(name::equals).isPresent()
                && (namespace.isEmpty()
                        || Names.of(namespace).filter(namespace::equals).isPresent());
    }

    private Optional<String> scoped() {
        Optional<String> plain = Names.of(name);
        if (namespace.isEmpty()) {
            return plain;
        }
        return plain.flatMap(last -> Names.of(namespace).map(scope -> scope + ":" + last));
    }

    private static String part(JsonNode object, String field) {
        String text = object.path(field).asString("");
        return field.equals("kind") ? lower(text) : text;
    }

    private static String lower(@Nullable String text) {
        return orEmpty(text).toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
