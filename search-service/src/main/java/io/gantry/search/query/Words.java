package io.gantry.search.query;

import io.gantry.search.SearchError;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a query, broken where the index breaks them. Only so many count that OpenSearch's
 * limit of clauses is never reached.
 */
record Words(List<Word> words) {
    static final int MOST = 12;
    static final int LONGEST_TEXT = 1000;

    /** Scripts without spaces have a word for each sign, as in the index. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}]"
                            + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}]]+");

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
        return new Words(
                WORD.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(word -> new Word(word, List.of()))
                        .limit(MOST)
                        .toList());
    }

    /** The same words, each replaced. */
    Words with(UnaryOperator<Word> change) {
        return new Words(words.stream().map(change).toList());
    }

    boolean none() {
        return words.isEmpty();
    }

    boolean areCorrected() {
        return words.stream().anyMatch(word -> !word.corrections().isEmpty());
    }

    Word last() {
        return words.getLast();
    }

    /** What is most likely meant, as one text. */
    String text() {
        return words.stream().map(Word::best).collect(Collectors.joining(" "));
    }

    /** The same without anything between the words, as {@code name.joined} has a name. */
    String joined() {
        return words.stream()
                .map(Word::best)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
