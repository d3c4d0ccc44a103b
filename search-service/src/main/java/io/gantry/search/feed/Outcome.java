package io.gantry.search.feed;

import java.util.Locale;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;

/** What OpenSearch did with one document. */
public enum Outcome {
    INDEXED,
    /** The index has this state already, or a newer one. */
    OUTDATED,
    /** The document breaks the mapping, today and always. */
    REFUSED,
    /** OpenSearch is overloaded, read-only, or the index is not there: later it will take it. */
    UNAVAILABLE;

    static Outcome of(BulkResponseItem item) {
        return switch (item.status()) {
            case 200, 201 -> INDEXED;
            case 409 -> OUTDATED;
            case 400 -> REFUSED;
            default -> UNAVAILABLE;
        };
    }

    /** The value in metrics and traces. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
