package io.gantry.search.query;

import io.gantry.search.SearchError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a query, broken where the index breaks them. Only so many count that OpenSearch's
 * limit of clauses is never reached.
 */
record Words(List<String> words) {
    static final int MOST = 12;
    static final int LONGEST_TEXT = 1000;
    private static final int MOST_PARTS = 4;

    /** Scripts without spaces have a word for each sign, as in the index. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}]"
                            + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}]]+");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    Words {
        words = List.copyOf(words);
    }

    /** Throws if somebody pastes a book. */
    static void check(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw SearchError.QUERY_TOO_LONG.exception(text.length(), LONGEST_TEXT);
        }
    }

    static Words of(String text) {
        return new Words(WORD.matcher(text).results().map(MatchResult::group).limit(MOST).toList());
    }

    /** The words of one that is written in camel case; itself if it is not. */
    static List<String> parts(String word) {
        return Arrays.stream(CAMEL_CASE.split(word)).limit(MOST_PARTS).toList();
    }

    boolean none() {
        return words.isEmpty();
    }

    String last() {
        return words.getLast();
    }

    /** The words without anything between them, as {@code name.joined} has a name. */
    String joined() {
        return String.join("", words).toLowerCase(Locale.ROOT);
    }
}
