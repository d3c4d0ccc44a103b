package io.gantry.audit.intake;

/** Text of strangers in a form that the database takes. */
final class Words {
    /** Far above what any name of ours may have, below what an index takes. */
    static final int MAX_LENGTH = 512;

    private static final char REPLACEMENT = '\uFFFD';

    private Words() {}

    /** The text without what PostgreSQL refuses in one, cut at {@value #MAX_LENGTH}. */
    static String storable(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replace('\0', REPLACEMENT);
    }
}
