package io.gantry.search.query;

import io.gantry.search.index.EntityIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opensearch.client.opensearch._types.SuggestMode;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Suggester;
import org.opensearch.client.opensearch.core.search.TermSuggest;
import org.opensearch.client.opensearch.core.search.TermSuggestOption;

/**
 * What words may be meant that the index does not know. They are looked for once, among the words
 * of one field, and then asked for as if they had been written so: a query with fuzzy clauses would
 * look for them in each field that it asks, also for all the words that are well spelled.
 */
final class Spelling {
    private static final String NAME = "words";

    /** Shorter words have too many neighbours to mean one of them. */
    private static final int SHORTEST = 4;

    private static final int MOST_CORRECTIONS = 3;

    private Spelling() {}

    static SearchRequest request(Words words) {
        return new SearchRequest.Builder()
                .index(EntityIndex.ALIAS)
                .size(0)
                .trackTotalHits(track -> track.enabled(false))
                .suggest(of(words))
                .build();
    }

    /** The same as a part of another request. */
    static Suggester of(Words words) {
        return Suggester.of(suggest ->
                suggest.text(words.text())
                        .suggesters(
                                NAME,
                                field ->
                                        field.term(term ->
                                                term.field("all")
                                                        .suggestMode(SuggestMode.Missing)
                                                        .prefixLength(0)
                                                        .minWordLength(SHORTEST)
                                                        .size(MOST_CORRECTIONS))));
    }

    /** The words, with what may be meant by those that the index does not know. */
    static Words corrected(Words words, SearchResponse<?> answer) {
        Map<String, List<String>> corrections = new HashMap<>();
        answer.suggest().getOrDefault(NAME, List.of()).forEach(it -> put(corrections, it.term()));
        return words.with(word ->
                new Word(
                        word.text(),
                        corrections.getOrDefault(word.text().toLowerCase(Locale.ROOT), List.of())));
    }

    private static void put(Map<String, List<String>> corrections, TermSuggest word) {
        corrections.put(word.text(), word.options().stream().map(TermSuggestOption::text).toList());
    }
}
