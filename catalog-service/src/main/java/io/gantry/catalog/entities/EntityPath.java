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
record EntityPath(Kind kind, String name, @Nullable String namespace) {
    EntityRef ref() {
        String inNamespace = namespace == null ? Metadata.DEFAULT_NAMESPACE : namespace;
        return new EntityRef(kind.name(), inNamespace, name);
    }
}
