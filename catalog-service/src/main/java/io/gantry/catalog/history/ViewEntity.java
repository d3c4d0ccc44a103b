package io.gantry.catalog.history;

import static io.gantry.catalog.CatalogError.HISTORY_INVALID;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import org.jspecify.annotations.Nullable;

/** Says that the caller looks at an entity, which need not exist any more. */
record ViewEntity(@Nullable String kind, @Nullable String name, @Nullable String namespace) {
    EntityRef ref(Kinds kinds) {
        if (kind == null || kind.isBlank() || name == null || name.isBlank()) {
            throw HISTORY_INVALID.exception("kind and name are required");
        }
        String inNamespace = namespace == null ? Metadata.DEFAULT_NAMESPACE : namespace;
        return new EntityRef(
                kinds.find(kind)
                        .map(Kind::name)
                        .orElseThrow(() ->
                                HISTORY_INVALID.exception("unknown kind \"%s\"".formatted(kind))),
                checked("namespace", inNamespace),
                checked("name", name));
    }

    private static String checked(String field, String text) {
        if (!EntityRef.isName(text)) {
            throw HISTORY_INVALID.exception(
                    "%s is \"%s\", expected %s".formatted(field, text, EntityRef.NAME));
        }
        return text;
    }
}
