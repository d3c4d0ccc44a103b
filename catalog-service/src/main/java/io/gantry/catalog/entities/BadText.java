package io.gantry.catalog.entities;

/** Characters that are no text: PostgreSQL stores no U+0000, and UTF-8 has no half characters. */
final class BadText {
    private BadText() {}

    /** What is bad in the text, or "" if nothing is. */
    static String in(String text) {
        return text.codePoints()
                .filter(c ->
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .mapToObj(c -> c == 0 ? "the character U+0000" : "half of a surrogate pair")
                .findFirst()
                .orElse("");
    }
}
