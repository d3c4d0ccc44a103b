package io.gantry.search.query;

import io.gantry.search.SearchError;
import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.OpenSearchProperties;
import io.gantry.search.query.SearchHit.Found;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the index. */
@Component
class EntitySearch {
    private static final Logger log = LoggerFactory.getLogger(EntitySearch.class);

    private final OpenSearchAsyncClient client;
    private final Duration patience;

    EntitySearch(OpenSearchAsyncClient client, OpenSearchProperties properties) {
        this.client = client;
        this.patience = properties.queryTimeout();
    }

    /** The entities that fit best; none, without asking, if there is no word to look for. */
    Mono<List<SearchHit>> find(Search search) {
        Words words = Words.of(search.q());
        if (words.none()) {
            return Mono.just(List.of());
        }
        SearchRequest first = request(search, words).suggest(Spelling.of(words)).build();
        return answered(
                ask(first, Found.class)
                        .flatMap(answer -> {
                            List<Hit<Found>> hits = answer.hits().hits();
                            Words better = Spelling.corrected(words, answer);
                            return isComplete(hits, words) || !better.areCorrected()
                                    ? Mono.just(hits)
                                    : ask(request(search, better).build(), Found.class)
                                            .map(corrected -> corrected.hits().hits());
                        })
                        .map(hits -> hits.stream().map(SearchHit::of).toList()));
    }

    private SearchRequest.Builder request(Search search, Words words) {
        return request(EntityQuery.of(search, words), search.limit(), Found.FIELDS)
                .highlight(Highlighting.of(words));
    }

    /** Whether one of the hits has all the words, so that none of them is likely to be misspelt. */
    private static boolean isComplete(List<Hit<Found>> hits, Words words) {
        return words.words().size() == 1
                ? !hits.isEmpty()
                : hits.stream().anyMatch(it -> it.matchedQueries().contains(EntityQuery.COMPLETE));
    }

    /** The entities that may be meant; none, without asking, if there is no word. */
    Mono<List<Suggestion>> suggest(Suggest suggest) {
        Words words = Words.of(suggest.q());
        if (words.none()) {
            return Mono.just(List.of());
        }
        return answered(
                suggest(suggest, words)
                        .flatMap(found ->
                                found.isEmpty()
                                        ? corrected(words)
                                                .flatMap(better -> suggest(suggest, better))
                                                .defaultIfEmpty(found)
                                        : Mono.just(found)));
    }

    private Mono<List<Suggestion>> suggest(Suggest suggest, Words words) {
        Query query = SuggestQuery.of(suggest, words);
        return ask(request(query, suggest.limit(), Suggestion.FIELDS).build(), Suggestion.class)
                .map(answer -> answer.hits().hits().stream().map(Hit::source).toList())
                .map(found -> found.stream().map(Objects::requireNonNull).toList());
    }

    /** The words with what may be meant by them; nothing if all are known. */
    private Mono<Words> corrected(Words words) {
        return ask(Spelling.request(words), Void.class)
                .map(answer -> Spelling.corrected(words, answer))
                .filter(Words::areCorrected);
    }

    private SearchRequest.Builder request(Query query, int limit, List<String> fields) {
        return new SearchRequest.Builder()
                .index(EntityIndex.ALIAS)
                .query(query)
                .size(limit)
                .source(source -> source.filter(filter -> filter.includes(fields)))
                .sort(SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))))
                .sort(ascending("name.exact"), ascending("namespace"), ascending("kind"))
                .trackTotalHits(track -> track.enabled(false))
                .cancelAfterTimeInterval(time -> time.time(patience.toSeconds() + 1 + "s"));
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort.field(f -> f.field(field).order(SortOrder.Asc)));
    }

    private <T> Mono<SearchResponse<T>> ask(SearchRequest request, Class<T> type) {
        return Mono.fromCallable(() -> client.search(request, type)).flatMap(Mono::fromFuture);
    }

    private <T> Mono<T> answered(Mono<T> answer) {
        return answer.timeout(patience)
                .doOnError(e -> log.warn("the index did not answer: {}", e.toString()))
                .onErrorMap(EntitySearch::error);
    }

    /** A query that OpenSearch cannot read (400) is a fault of ours and stays what it is. */
    private static Throwable error(Throwable e) {
        return switch (e) {
            case ResponseException refused when isTooComplex(refused) ->
                    SearchError.QUERY_TOO_COMPLEX.exception();
            case IOException _ -> SearchError.INDEX_UNAVAILABLE.exception();
            case OpenSearchException missing when missing.status() == 404 || isOlder(missing) ->
                    SearchError.INDEX_UNAVAILABLE.exception();
            default -> e;
        };
    }

    /** Whether the index is of an older mapping; it is being built anew. */
    private static boolean isOlder(OpenSearchException e) {
        return e.error().rootCause().stream()
                .map(cause -> String.valueOf(cause.reason()).toLowerCase(Locale.ROOT))
                .anyMatch(reason -> reason.contains("no mapping found"));
    }

    /** OpenSearch says it with status 500, and the client keeps of such an answer but the text. */
    private static boolean isTooComplex(ResponseException e) {
        return String.valueOf(e.getMessage()).contains("too_many_nested_clauses");
    }
}
