package io.gantry.catalog.documents;

/** Finds the line that a part of a document stands in. */
@FunctionalInterface
public interface Lines {
    /**
     * The line of what the JSON Pointer leads to, or of the nearest thing around it that the
     * document has; counted from 1 in the whole upload.
     */
    int of(String pointer);
}
