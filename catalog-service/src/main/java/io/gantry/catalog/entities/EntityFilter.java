package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entities a list has; null is no filter. */
record EntityFilter(
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String owner,
        @Nullable String tag) {
    /** The order of lists: the key of an entity in them. */
    static List<String> key(Entity entity) {
        return List.of(entity.kind(), entity.metadata().namespace(), entity.metadata().name());
    }

    /** The conditions in SQL, those only that are wanted, so that each list has its own plan. */
    String where() {
        StringBuilder where = new StringBuilder("TRUE");
        bindings()
                .keySet()
                .forEach(column ->
                        where.append(" AND ")
                                .append(
                                        column.equals("tag")
                                                ? "tags @> :tag"
                                                : column + " = :" + column));
        return where.toString();
    }

    Map<String, Object> bindings() {
        Map<String, Object> bindings = new LinkedHashMap<>();
        put(bindings, "kind", kind);
        put(bindings, "namespace", namespace);
        put(bindings, "owner", owner);
        put(bindings, "tag", tag == null ? null : new String[] {tag});
        return bindings;
    }

    private static void put(Map<String, Object> bindings, String column, @Nullable Object value) {
        if (value != null) {
            bindings.put(column, value);
        }
    }
}
