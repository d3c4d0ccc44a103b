package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.web.errors.WebError;
import io.gantry.web.request.QueryNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which entities a list has: those that meet every filter given; null is no filter.
 *
 * @param kind canonical spelling
 * @param tags all of which an entity must have
 * @param labels {@code key=value}, or {@code key} for any value
 * @param words a part of name, title or description, in any case
 * @param orphan whether only entities are wanted that nobody owns or that refer to nothing
 */
@QueryNames(
        value = {"kind", "namespace", "owner", "tag", "label", "q", "orphan"},
        repeated = {"tag", "label"})
public record EntityFilter(
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String owner,
        List<String> tags,
        List<String> labels,
        @Nullable String words,
        boolean orphan) {
    /** Every entity. */
    public static final EntityFilter ALL =
            new EntityFilter(null, null, null, List.of(), List.of(), null, false);

    /**
     * Teams and people own; whoever else has no owner that could be is an orphan. Entity by entity,
     * as a page needs few: without {@code OFFSET 0} the planner would rather hash all relations.
     */
    private static final String ORPHAN =
            """
            ((kind NOT IN ('Team', 'User') AND NOT EXISTS (
                    SELECT FROM relations WHERE type = 'ownedBy'
                        AND (from_kind, from_namespace, from_name) = (kind, namespace, name) OFFSET 0))
                OR EXISTS (
                    SELECT FROM relations
                    WHERE (from_kind, from_namespace, from_name) = (kind, namespace, name)
                        AND NOT EXISTS (
                            SELECT FROM entities AS target
                            WHERE (target.kind, target.namespace, target.name)
                                = (to_kind, to_namespace, to_name) OFFSET 0) OFFSET 0))\
            """;

    public EntityFilter {
        tags = List.copyOf(tags);
        labels = List.copyOf(labels);
    }

    /** The order of lists: the key of an entity in them. */
    public static List<String> key(Entity entity) {
        return List.of(entity.kind(), entity.metadata().namespace(), entity.metadata().name());
    }

    /** The same for that kind only; 400 if the query asks for another one. */
    public EntityFilter ofKind(String only) {
        if (kind != null && !kind.equals(only)) {
            throw WebError.INVALID_PARAMETER.exception("kind", kind, only + ", as in the path");
        }
        return new EntityFilter(only, namespace, owner, tags, labels, words, orphan);
    }

    /** Whether nothing but kind and namespace decides. */
    public boolean isOfNamesOnly() {
        return new EntityFilter(kind, namespace, null, List.of(), List.of(), null, false)
                .equals(this);
    }

    /** The conditions in SQL, those only that are wanted, so that each list has its own plan. */
    public String where() {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        for (String column : bindings().keySet()) {
            conditions.add(condition(column));
        }
        if (orphan) {
            conditions.add(ORPHAN);
        }
        return String.join(" AND ", conditions);
    }

    private static String condition(String parameter) {
        if (parameter.startsWith("labelKey")) {
            return "labels ? :" + parameter;
        }
        if (parameter.startsWith("label")) {
            return "labels @> CAST(:" + parameter + " AS jsonb)";
        }
        return switch (parameter) {
            case "tags" -> "tags @> :tags";
            case "words" ->
                    "strpos(lower(concat_ws(E'\\n', name, title, description)), :words) > 0";
            default -> parameter + " = :" + parameter;
        };
    }

    /** Gives the conditions their values. */
    public GenericExecuteSpec bind(GenericExecuteSpec sql) {
        return sql.bindValues(bindings());
    }

    private Map<String, Object> bindings() {
        Map<String, Object> bindings = new LinkedHashMap<>();
        put(bindings, "kind", kind);
        put(bindings, "namespace", namespace);
        put(bindings, "owner", owner);
        put(bindings, "tags", tags.isEmpty() ? null : tags.toArray(String[]::new));
        put(bindings, "words", words == null ? null : words.toLowerCase(Locale.ROOT));
        for (int i = 0; i < labels.size(); i++) {
            putLabel(bindings, labels.get(i), i);
        }
        return bindings;
    }

    private static void putLabel(Map<String, Object> bindings, String label, int place) {
        int equals = label.indexOf('=');
        if (equals < 0) {
            bindings.put("labelKey" + place, label);
            return;
        }
        bindings.put(
                "label" + place,
                JsonMapper.shared()
                        .createObjectNode()
                        .put(label.substring(0, equals), label.substring(equals + 1))
                        .toString());
    }

    private static void put(Map<String, Object> bindings, String column, @Nullable Object value) {
        if (value != null) {
            bindings.put(column, value);
        }
    }
}
