package io.gantry.catalog.kinds;

/**
 * A kind as the database has it.
 *
 * @param version another one with every change, also across delete and re-create
 */
record KeptKind(KindDefinition definition, long version) {}
