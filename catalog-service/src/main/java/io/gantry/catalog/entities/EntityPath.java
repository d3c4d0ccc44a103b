package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.web.request.QueryNames;
import org.jspecify.annotations.Nullable;

/**
 * The entity that {@code /{kind}/{name}?namespace=} names.
 *
 * @param namespace null if the query names none
 */
@QueryNames("namespace")
public record EntityPath(Kind kind, String name, @Nullable String namespace) {
    /** The entity's name; the namespace is {@code default} unless the query names another. */
    public EntityRef ref() {
        String inNamespace = namespace == null ? Metadata.DEFAULT_NAMESPACE : namespace;
        return new EntityRef(kind.name(), inNamespace, name);
    }

    /** Whether that is the entity's name, as far as the path gives one. */
    boolean names(EntityRef ref) {
        return ref.kind().equals(kind.name())
                && ref.name().equals(name)
                && (namespace == null || namespace.equals(ref.namespace()));
    }
}
