package io.gantry.search.query;

import io.gantry.search.SearchError;
import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.OpenSearchProperties;
import io.gantry.search.query.SearchHit.Found;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.opensearch.client.opensearch.core.search.HighlightField;
import org.opensearch.client.opensearch.core.search.HighlighterEncoder;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the index. */
@Component
class EntitySearch {
    private static final Logger log = LoggerFactory.getLogger(EntitySearch.class);
    private static final List<String> HIGHLIGHTED =
            List.of("name", "title", "description", "tags", "owner", "labels", "annotations");

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
        return Mono.fromCallable(() -> client.search(request(search, words), Found.class))
                .flatMap(Mono::fromFuture)
                .timeout(patience)
                .map(EntitySearch::hits)
                .doOnError(e -> log.warn("the index did not answer: {}", e.toString()))
                .onErrorMap(EntitySearch::error);
    }

    private static SearchRequest request(Search search, Words words) {
        return new SearchRequest.Builder()
                .index(EntityIndex.ALIAS)
                .query(EntityQuery.of(search, words))
                .size(search.limit())
                .source(source -> source.filter(filter -> filter.includes(Found.FIELDS)))
                .highlight(highlight())
                .sort(SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))))
                .sort(ascending("name.exact"), ascending("namespace"), ascending("kind"))
                .trackScores(true)
                .trackTotalHits(track -> track.enabled(false))
                .build();
    }

    private static Highlight highlight() {
        Highlight.Builder highlight = new Highlight.Builder().encoder(HighlighterEncoder.Html);
        HIGHLIGHTED.forEach(field -> highlight.fields(field, new HighlightField.Builder().build()));
        return highlight.build();
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort.field(f -> f.field(field).order(SortOrder.Asc)));
    }

    private static List<SearchHit> hits(SearchResponse<Found> answer) {
        return answer.hits().hits().stream().map(SearchHit::of).toList();
    }

    /** A query that OpenSearch cannot read (400) is a fault of ours and stays what it is. */
    private static Throwable error(Throwable e) {
        return switch (e) {
            case ResponseException refused when isTooComplex(refused) ->
                    SearchError.QUERY_TOO_COMPLEX.exception();
            case IOException _ -> SearchError.INDEX_UNAVAILABLE.exception();
            case OpenSearchException missing when missing.status() == 404 ->
                    SearchError.INDEX_UNAVAILABLE.exception();
            default -> e;
        };
    }

    /** OpenSearch says it with status 500, and the client keeps of such an answer but the text. */
    private static boolean isTooComplex(ResponseException e) {
        return String.valueOf(e.getMessage()).contains("too_many_nested_clauses");
    }
}
