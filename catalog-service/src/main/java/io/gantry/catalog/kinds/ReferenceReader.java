package io.gantry.catalog.kinds;

import io.gantry.catalog.kinds.Found.Nothing;
import io.gantry.catalog.kinds.Found.Target;
import io.gantry.contracts.catalog.EntityRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads references: {@code [namespace:]name} where only one kind is possible, {@code
 * kind/[namespace:]name} elsewhere, or {@code {kind, name, namespace?}}. Kinds may be spelled in
 * any case and in the plural.
 */
final class ReferenceReader {
    private final Spelling kinds;

    ReferenceReader(Spelling kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads one value of the field.
     *
     * @param namespace of the entity that refers, for a reference that gives none
     */
    Found read(JsonNode value, Reference field, String namespace) {
        if (value.isObject()) {
            return ofObject(value, field, namespace);
        }
        return ofText(value.asString(), field, namespace);
    }

    /** The same for text only, as in {@code metadata.owner}. */
    Found ofText(String text, Reference field, String namespace) {
        int slash = text.indexOf('/');
        if (field.kind() == null && slash < 0) {
            return new Nothing("", noReference(text, field));
        }
        if (field.kind() != null) {
            return named(text, field, field.kind(), text, namespace);
        }
        Optional<String> kind = kinds.canonical(text.substring(0, slash));
        if (kind.isEmpty()) {
            return new Nothing("", unknownKind(text.substring(0, slash)));
        }
        return named(text, field, kind.get(), text.substring(slash + 1), namespace);
    }

    private static Found named(
            String text, Reference field, String kind, String scopedName, String namespace) {
        int colon = scopedName.indexOf(':');
        String scope = colon < 0 ? namespace : scopedName.substring(0, colon);
        String name = scopedName.substring(colon + 1);
        if (!EntityRef.isName(scope) || !EntityRef.isName(name)) {
            return new Nothing("", noReference(text, field));
        }
        return new Target(new EntityRef(kind, scope, name));
    }

    private Found ofObject(JsonNode value, Reference field, String namespace) {
        String spelled = value.path("kind").asString("");
        Optional<String> kind = kinds.canonical(spelled);
        if (kind.isEmpty()) {
            return new Nothing("/kind", unknownKind(spelled));
        }
        if (field.kind() != null && !kind.get().equals(field.kind())) {
            return new Nothing(
                    "/kind",
                    "\"%s\" is not allowed here, expected %s".formatted(spelled, field.kind()));
        }
        String name = value.path("name").asString("");
        String scope = value.path("namespace").asString(namespace);
        Nothing nothing = noName(name, "/name");
        if (nothing == null) {
            nothing = noName(scope, "/namespace");
        }
        return nothing == null ? new Target(new EntityRef(kind.get(), scope, name)) : nothing;
    }

    private static @Nullable Nothing noName(String text, String path) {
        if (EntityRef.isName(text)) {
            return null;
        }
        return new Nothing(
                path, "\"%s\" is no name, expected %s".formatted(text, EntityRef.NAME.pattern()));
    }

    private static String unknownKind(String spelled) {
        return "unknown kind \"%s\"".formatted(spelled);
    }

    private static String noReference(String text, Reference field) {
        return "\"%s\" is no reference, expected %s".formatted(text, field.spelling());
    }
}
