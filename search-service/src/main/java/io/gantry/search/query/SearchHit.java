package io.gantry.search.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * An entity that was found.
 *
 * @param description its first 10,000 characters
 * @param score how well it fits; comparable within one answer only
 * @param highlights for each field that fits, the places: HTML, in which only {@code <em>} is
 *     markup
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchHit(
        String kind,
        String name,
        String namespace,
        @Nullable String title,
        @Nullable String description,
        @Nullable String owner,
        List<String> tags,
        double score,
        Map<String, List<String>> highlights) {
    static SearchHit of(Hit<Found> hit) {
        Found found = Objects.requireNonNull(hit.source());
        return new SearchHit(
                found.kind,
                found.name,
                found.namespace,
                found.title,
                found.description,
                found.owner,
                found.tags,
                score(hit),
                hit.highlight());
    }

    /** It is the first that hits are sorted by; OpenSearch works it out once only if asked so. */
    private static double score(Hit<?> hit) {
        return ((Number) hit.sort().getFirst()._get()).doubleValue();
    }

    /** The fields of the index that an answer shows. */
    record Found(
            String kind,
            String name,
            String namespace,
            @Nullable String title,
            @Nullable String description,
            @Nullable String owner,
            List<String> tags) {
        static final List<String> FIELDS =
                List.of("kind", "name", "namespace", "title", "description", "owner", "tags");
    }
}
