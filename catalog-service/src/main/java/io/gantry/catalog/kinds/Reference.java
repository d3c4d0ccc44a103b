package io.gantry.catalog.kinds;

import org.jspecify.annotations.Nullable;

/**
 * A field of a spec that names other entities, alone or in a list.
 *
 * @param field name of the field
 * @param kind the only kind that it may name, canonical spelling; null if any
 * @param relation what the named entities are to this one, e.g. {@code dependsOn}
 */
public record Reference(String field, @Nullable String kind, String relation) {
    /** How a reference is spelled as text in this field. */
    String spelling() {
        return kind == null ? "kind/[namespace:]name" : "[namespace:]name";
    }
}
