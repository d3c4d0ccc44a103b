package io.gantry.catalog.graph;

/** Which relations of an entity are followed. */
enum Direction {
    /** Those that start at it. */
    OUT,
    /** Those that lead to it. */
    IN,
    BOTH;

    boolean isOut() {
        return this != IN;
    }

    boolean isIn() {
        return this != OUT;
    }
}
