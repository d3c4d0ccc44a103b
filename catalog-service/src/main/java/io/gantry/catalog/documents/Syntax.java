package io.gantry.catalog.documents;

/** How the documents of an upload are written. */
public enum Syntax {
    /** YAML 1.2, core schema, any number of documents. */
    YAML,
    /** One object, or an array of them. */
    JSON
}
