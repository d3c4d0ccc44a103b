package io.gantry.search.query;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/** The clauses that our queries are made of. */
final class Clauses {
    private Clauses() {}

    /** The word as it is, in the field that has it best. */
    static Query word(String word, List<String> fields) {
        return Query.of(query ->
                query.multiMatch(match ->
                        match.query(word)
                                .fields(fields)
                                .type(TextQueryType.BestFields)
                                .tieBreaker(0.1f)
                                .operator(Operator.And)));
    }

    /** A word that begins so, in a field that knows words by all their beginnings. */
    static Query beginning(String word, String field, float score) {
        return constant(match(word, field), score);
    }

    /** A word that begins so, in any field. */
    static Query beginning(String word, List<String> fields, float boost) {
        return Query.of(query ->
                query.multiMatch(match ->
                        match.query(word)
                                .fields(fields)
                                .type(TextQueryType.BoolPrefix)
                                .operator(Operator.And)
                                .boost(boost)));
    }

    static Query match(String word, String field) {
        return Query.of(query ->
                query.match(match ->
                        match.field(field).query(FieldValue.of(word)).operator(Operator.And)));
    }

    static Query prefix(String value, String field, float score) {
        return constant(
                Query.of(query -> query.prefix(prefix -> prefix.field(field).value(value))), score);
    }

    static Query term(String value, String field) {
        return Query.of(query -> query.term(it -> it.field(field).value(FieldValue.of(value))));
    }

    /** All that fit alike. */
    static Query constant(Query filter, float score) {
        return Query.of(query -> query.constantScore(it -> it.filter(filter).boost(score)));
    }

    /** The same, and hits tell by that name that they fit. */
    static Query constant(Query filter, float score, String name) {
        return Query.of(
                query -> query.constantScore(it -> it.filter(filter).boost(score).queryName(name)));
    }

    /** The best of several ways to fit. */
    static Query best(List<Query> ways) {
        return Query.of(query -> query.disMax(best -> best.queries(ways)));
    }

    static Query all(Collection<Query> parts) {
        return Query.of(query -> query.bool(all -> all.must(List.copyOf(parts))));
    }

    static void filter(BoolQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.filter(term(value, field));
        }
    }
}
