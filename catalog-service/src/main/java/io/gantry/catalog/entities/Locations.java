package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import java.util.Locale;

/** The routes of entities. */
final class Locations {
    private Locations() {}

    static String of(EntityRef ref) {
        String path = "/api/v1/entities/" + ref.kind().toLowerCase(Locale.ROOT) + "/" + ref.name();
        return ref.namespace().equals(Metadata.DEFAULT_NAMESPACE)
                ? path
                : path + "?namespace=" + ref.namespace();
    }
}
