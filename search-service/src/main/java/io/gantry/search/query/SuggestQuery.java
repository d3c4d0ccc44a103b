package io.gantry.search.query;

import java.util.List;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * A suggestion in the language of OpenSearch: each word must be the beginning of one of the name or
 * the title, in any order. Scores are constant, so that it costs little to look at all entities,
 * and so that names follow each other as in a dictionary where they fit alike.
 */
final class SuggestQuery {
    private static final float IN_NAME = 3;
    private static final float IN_TITLE = 2;
    private static final float WORD = 1;
    private static final float TITLE_BEGINNING = 5;
    private static final float NAME_BEGINNING = 10;
    private static final float TITLE = 20;
    private static final float NAME = 50;

    private SuggestQuery() {}

    /** What begins so. */
    static Query of(Suggest suggest, Words words) {
        String joined = words.joined();
        return query(suggest, words, SuggestQuery::beginning)
                .should(Clauses.constant(Clauses.match(words.last(), "name"), WORD))
                .should(
                        Clauses.best(
                                List.of(
                                        whole(joined, "name.joined", NAME),
                                        whole(joined, "title.joined", TITLE),
                                        Clauses.prefix(joined, "name.joined", NAME_BEGINNING),
                                        Clauses.prefix(joined, "title.joined", TITLE_BEGINNING))))
                .build()
                .toQuery();
    }

    private static Query whole(String joined, String field, float score) {
        return Clauses.constant(Clauses.term(joined, field), score);
    }

    /** What is spelled like it, for when nothing begins so. */
    static Query similar(Suggest suggest, Words words) {
        return query(suggest, words, SuggestQuery::similar).build().toQuery();
    }

    private static BoolQuery.Builder query(
            Suggest suggest, Words words, Function<String, Query> clause) {
        BoolQuery.Builder query =
                new BoolQuery.Builder().must(words.words().stream().map(clause).toList());
        Clauses.filter(query, "kind", suggest.kind());
        Clauses.filter(query, "namespace", suggest.namespace());
        return query;
    }

    private static Query beginning(String word) {
        return Clauses.best(
                List.of(
                        Clauses.beginning(word, "name.beginnings", IN_NAME),
                        Clauses.beginning(word, "title.beginnings", IN_TITLE)));
    }

    private static Query similar(String word) {
        return Clauses.best(
                List.of(
                        Clauses.similar(word, "name", IN_NAME),
                        Clauses.similar(word, "title", IN_TITLE)));
    }
}
