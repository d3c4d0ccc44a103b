package io.gantry.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One word of a query.
 *
 * @param text as the user wrote it
 * @param corrections what he may have meant, the likeliest first; none if the index has the word
 */
record Word(String text, List<String> corrections) {
    private static final int MOST_PARTS = 4;
    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    Word {
        corrections = List.copyOf(corrections);
    }

    /** What is most likely meant. */
    String best() {
        return corrections.isEmpty() ? text : corrections.getFirst();
    }

    /** All that may be meant. */
    List<String> all() {
        List<String> all = new ArrayList<>(corrections);
        all.addFirst(text);
        return all;
    }

    /** The words in it, if it is written in camel case; itself if it is not. */
    List<String> parts() {
        return Arrays.stream(CAMEL_CASE.split(text)).limit(MOST_PARTS).toList();
    }
}
