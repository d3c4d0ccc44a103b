package io.gantry.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every entity says about itself. The server owns uid, the times, the last three fields.
 *
 * @param owner name of a Team, or {@code namespace:name}
 * @param managedBy {@code api}, {@code repository:<name>}, {@code gitops} or {@code plugin:<name>}
 * @param resourceVersion grows with every change, also across delete and re-create
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Metadata(
        String name,
        String namespace,
        @Nullable String title,
        @Nullable String description,
        @Nullable String owner,
        List<String> tags,
        Map<String, String> labels,
        Map<String, String> annotations,
        UUID uid,
        Instant createdAt,
        Instant updatedAt,
        String createdBy,
        String managedBy,
        long resourceVersion) {
    /** The namespace of whoever names none. */
    public static final String DEFAULT_NAMESPACE = "default";

    public Metadata {
        tags = List.copyOf(tags);
        labels = sorted(labels);
        annotations = sorted(annotations);
    }

    /** One order, so that equal metadata has equal bytes. */
    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
