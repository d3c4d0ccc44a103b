package io.gantry.catalog.backstage;

/** Carries one field of a descriptor over. */
@FunctionalInterface
interface FieldRule {
    void apply(Translation translation);
}
