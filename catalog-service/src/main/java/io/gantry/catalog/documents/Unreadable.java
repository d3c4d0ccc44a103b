package io.gantry.catalog.documents;

/** Stops the reading of a document that breaks a rule; caught where the document is made. */
final class Unreadable extends RuntimeException {
    private final int line;
    private final transient Place place;

    Unreadable(int line, Place place, String message) {
        super(message, null, false, false);
        this.line = line;
        this.place = place;
    }

    Document.Broken broken() {
        return new Document.Broken(line, place.pointer(), String.valueOf(getMessage()));
    }
}
