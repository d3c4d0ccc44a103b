package io.gantry.search.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a query, broken where the analyzer {@code words} of the index breaks them. Only so
 * many count that OpenSearch's limit of clauses is never reached.
 */
record Words(List<String> words) {
    static final int MOST = 12;

    /** Scripts without spaces have a word for each sign, as in the index. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}]"
                            + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}]]+");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    Words {
        words = List.copyOf(words);
    }

    static Words of(String text) {
        return new Words(
                WORD.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(word -> Arrays.stream(CAMEL_CASE.split(word)))
                        .limit(MOST)
                        .toList());
    }

    boolean none() {
        return words.isEmpty();
    }

    List<String> allButLast() {
        return words.subList(0, words.size() - 1);
    }

    String last() {
        return words.getLast();
    }

    /** The words without anything between them, as {@code name.joined} has a name. */
    String joined() {
        return String.join("", words).toLowerCase(Locale.ROOT);
    }
}
