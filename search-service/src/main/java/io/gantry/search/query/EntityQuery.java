package io.gantry.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.MultiMatchQuery;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/**
 * A search in the language of OpenSearch. Up to two words must all fit, of more three in four. Each
 * word may fit another field, with one typo from 3 characters on and two from 6 on; the last one,
 * which the user may still be typing, may also be the beginning of a word. Whoever writes the name
 * itself, with whatever between its words, gets that entity first.
 */
final class EntityQuery {
    private static final List<String> FIELDS =
            List.of(
                    "name^6",
                    "title^4",
                    "tags^3",
                    "owner^2",
                    "description",
                    "labels^0.3",
                    "annotations^0.3");

    private static final String ENOUGH_WORDS = "2<75%";
    private static final int SIMILAR_WORDS = 10;
    private static final float BEGINNING = 0.5f;
    private static final float NAME_BEGINNING = 8;
    private static final float NAME_BUT_SEPARATORS = 500;
    private static final float NAME = 1000;

    private EntityQuery() {}

    static Query of(Search search, Words words) {
        BoolQuery.Builder query =
                new BoolQuery.Builder()
                        .should(allOf(words))
                        .should(prefix("name.joined", words.joined()))
                        .should(term("name.joined", words.joined(), NAME_BUT_SEPARATORS))
                        .should(term("name.exact", search.q().strip(), NAME))
                        .minimumShouldMatch("1")
                        .mustNot(
                                gone -> gone.term(t -> t.field("gone").value(FieldValue.of(true))));
        filter(query, "kind", search.kind());
        filter(query, "namespace", search.namespace());
        filter(query, "owner.exact", search.owner());
        filter(query, "tags.exact", search.tag());
        return query.build().toQuery();
    }

    private static Query allOf(Words words) {
        BoolQuery.Builder all = new BoolQuery.Builder().minimumShouldMatch(ENOUGH_WORDS);
        words.allButLast().forEach(word -> all.should(whole(word)));
        return all.should(last(words.last())).build().toQuery();
    }

    private static Query last(String word) {
        return new BoolQuery.Builder()
                .should(whole(word))
                .should(beginning(word))
                .build()
                .toQuery();
    }

    private static Query whole(String word) {
        return match(word)
                .type(TextQueryType.BestFields)
                .fuzziness("AUTO")
                .maxExpansions(SIMILAR_WORDS)
                .build()
                .toQuery();
    }

    private static Query beginning(String word) {
        return match(word).type(TextQueryType.BoolPrefix).boost(BEGINNING).build().toQuery();
    }

    private static MultiMatchQuery.Builder match(String word) {
        return new MultiMatchQuery.Builder().query(word).fields(FIELDS).operator(Operator.And);
    }

    private static Query prefix(String field, String value) {
        return Query.of(q -> q.prefix(p -> p.field(field).value(value).boost(NAME_BEGINNING)));
    }

    private static Query term(String field, String value, float score) {
        return Query.of(q -> q.constantScore(c -> c.filter(term(field, value)).boost(score)));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }

    private static void filter(BoolQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.filter(term(field, value));
        }
    }
}
