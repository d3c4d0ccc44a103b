package io.gantry.search.query;

import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * A search in the language of OpenSearch. Up to two words must all fit, of more three in four. Each
 * word may fit another field; the last one, which the user may still be typing, may also be the
 * beginning of a word. Whoever writes the name itself, with whatever between its words, gets that
 * entity first.
 *
 * <p>A deleted entity has no field at all, so no clause finds it.
 */
final class EntityQuery {
    /** By this name a hit tells that it has all the words. */
    static final String COMPLETE = "complete";

    private static final List<String> FIELDS =
            List.of(
                    "name^6",
                    "name.pairs^4",
                    "title^4",
                    "title.pairs^3",
                    "tags^3",
                    "owner^2",
                    "description",
                    "all^0.5",
                    "labels^0.3",
                    "annotations^0.3");

    private static final List<String> FIELDS_OF_PAIRS =
            List.of("name^4", "title^3", "tags^2", "all^0.5");

    private static final String ENOUGH_WORDS = "2<75%";
    private static final float BEGINNING = 0.5f;
    private static final float NAME_BEGINNING = 3;
    private static final float TITLE_BEGINNING = 2;
    private static final float ALL_WORDS = 10;
    private static final float WHOLE_NAME_BEGINNING = 8;
    private static final float TITLE = 100;
    private static final float NAME_BUT_SEPARATORS = 500;
    private static final float NAME = 1000;

    private EntityQuery() {}

    static Query of(Search search, Words words) {
        String joined = words.joined();
        BoolQuery.Builder query =
                new BoolQuery.Builder()
                        .should(enough(words.words()))
                        .should(all(words))
                        .should(Clauses.prefix(joined, "name.joined", WHOLE_NAME_BEGINNING))
                        .should(constant(joined, "title.joined", TITLE))
                        .should(constant(joined, "name.joined", NAME_BUT_SEPARATORS))
                        .should(constant(search.q().strip(), "name.exact", NAME))
                        .minimumShouldMatch("1");
        Clauses.filter(query, "kind", search.kind());
        Clauses.filter(query, "namespace", search.namespace());
        Clauses.filter(query, "owner.exact", search.owner());
        search.tags().forEach(tag -> Clauses.filter(query, "tags.exact", tag));
        return query.build().toQuery();
    }

    private static Query enough(List<Word> words) {
        BoolQuery.Builder enough = new BoolQuery.Builder().minimumShouldMatch(ENOUGH_WORDS);
        for (int i = 0; i < words.size(); i++) {
            List<Query> ways = whole(words.get(i));
            if (i > 0) {
                ways.add(pair(words.get(i - 1), words.get(i)));
            }
            if (i < words.size() - 1) {
                ways.add(pair(words.get(i), words.get(i + 1)));
            } else {
                ways.addAll(beginning(words.get(i).text()));
            }
            enough.should(Clauses.best(ways));
        }
        return enough.build().toQuery();
    }

    /** What has all the words comes before what has enough of them. */
    private static Query all(Words words) {
        Query all = Clauses.beginning(words.text(), List.of("all"), 1);
        return Clauses.constant(all, ALL_WORDS, COMPLETE);
    }

    private static List<Query> whole(Word word) {
        List<Query> ways = new ArrayList<>();
        word.all().forEach(it -> ways.add(Clauses.word(it, FIELDS)));
        List<String> parts = word.parts();
        if (parts.size() > 1) {
            ways.add(Clauses.all(parts.stream().map(it -> Clauses.word(it, FIELDS)).toList()));
        }
        return ways;
    }

    /** Two words that the entity writes as one. */
    private static Query pair(Word first, Word second) {
        return Clauses.word(first.best() + second.best(), FIELDS_OF_PAIRS);
    }

    private static List<Query> beginning(String word) {
        return List.of(
                Clauses.beginning(word, "name.beginnings", NAME_BEGINNING),
                Clauses.beginning(word, "title.beginnings", TITLE_BEGINNING),
                Clauses.beginning(word, List.of("all"), BEGINNING));
    }

    private static Query constant(String value, String field, float score) {
        return Clauses.constant(Clauses.term(value, field), score);
    }
}
