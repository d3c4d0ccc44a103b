package io.gantry.search.query;

import java.util.List;
import java.util.stream.Stream;
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

    static Query of(Suggest suggest, Words words) {
        String joined = words.joined();
        BoolQuery.Builder query =
                new BoolQuery.Builder()
                        .must(words.words().stream().map(SuggestQuery::beginning).toList())
                        .should(Clauses.constant(Clauses.match(words.last().best(), "name"), WORD))
                        .should(
                                Clauses.best(
                                        List.of(
                                                whole(joined, "name.joined", NAME),
                                                whole(joined, "title.joined", TITLE),
                                                begins(joined, "name.joined", NAME_BEGINNING),
                                                begins(joined, "title.joined", TITLE_BEGINNING))));
        Clauses.filter(query, "kind", suggest.kind());
        Clauses.filter(query, "namespace", suggest.namespace());
        return query.build().toQuery();
    }

    private static Query whole(String joined, String field, float score) {
        return Clauses.constant(Clauses.term(joined, field), score);
    }

    private static Query begins(String joined, String field, float score) {
        return Clauses.prefix(joined, field, score);
    }

    private static Query beginning(Word word) {
        return Clauses.best(
                word.all().stream()
                        .flatMap(it ->
                                Stream.of(
                                        Clauses.beginning(it, "name.beginnings", IN_NAME),
                                        Clauses.beginning(it, "title.beginnings", IN_TITLE)))
                        .toList());
    }
}
