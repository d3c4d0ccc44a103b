package io.gantry.search.query;

import java.util.List;
import java.util.stream.Stream;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.opensearch.client.opensearch.core.search.HighlightField;
import org.opensearch.client.opensearch.core.search.HighlighterEncoder;

/**
 * Where the words are in what was found. It has a query of its own, asked of the hits only: the one
 * that finds them looks into fields that nobody can read.
 */
final class Highlighting {
    private static final List<String> FIELDS =
            List.of("name", "title", "description", "tags", "owner", "labels", "annotations");

    private Highlighting() {}

    static Highlight of(Words words) {
        Highlight.Builder highlight =
                new Highlight.Builder()
                        .encoder(HighlighterEncoder.Html)
                        .highlightQuery(query(words));
        FIELDS.forEach(field -> highlight.fields(field, new HighlightField.Builder().build()));
        return highlight.build();
    }

    private static Query query(Words words) {
        BoolQuery.Builder query = new BoolQuery.Builder();
        words.words().stream()
                .flatMap(word -> Stream.concat(word.all().stream(), word.parts().stream()))
                .distinct()
                .forEach(it -> query.should(Clauses.word(it, FIELDS)));
        String last = words.last().best();
        return query.should(Clauses.beginning(last, FIELDS, 1)).build().toQuery();
    }
}
