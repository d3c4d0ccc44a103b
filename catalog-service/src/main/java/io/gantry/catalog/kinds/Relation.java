package io.gantry.catalog.kinds;

import io.gantry.contracts.catalog.EntityRef;

/**
 * An edge that starts at an entity.
 *
 * @param type e.g. {@code dependsOn}
 * @param target what it leads to, which need not exist
 */
public record Relation(String type, EntityRef target) {}
