package io.gantry.catalog.kinds;

import io.gantry.contracts.catalog.EntityRef;

/** What the text or object in a reference field turns out to be. */
sealed interface Found {
    /** It names an entity, which need not exist. */
    record Target(EntityRef ref) implements Found {}

    /**
     * It names nothing.
     *
     * @param path of the culprit within the value, a JSON Pointer
     */
    record Nothing(String path, String message) implements Found {}
}
