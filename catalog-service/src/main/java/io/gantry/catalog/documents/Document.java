package io.gantry.catalog.documents;

import tools.jackson.databind.node.ObjectNode;

/** One document of an upload. */
public sealed interface Document {
    /** Where it begins, counted from 1 in the whole upload. */
    int line();

    /** A document that could be read. */
    record Parsed(int line, ObjectNode content, Lines lines) implements Document {}

    /**
     * One that could not.
     *
     * @param line where the mistake is
     * @param path JSON Pointer to the mistake, empty if it is not at a known place
     * @param message what is wrong, naming the offending text
     */
    record Broken(int line, String path, String message) implements Document {}
}
