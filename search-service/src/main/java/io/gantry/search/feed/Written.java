package io.gantry.search.feed;

import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;

/**
 * What became of one change.
 *
 * @param reason what OpenSearch says
 */
public record Written(IndexChange change, Outcome outcome, String reason) {
    static Written of(IndexChange change, BulkResponseItem item) {
        return new Written(change, Outcome.of(item), reason(item));
    }

    private static String reason(BulkResponseItem item) {
        return item.error() == null
                ? "status " + item.status()
                : "%d %s: %s".formatted(item.status(), item.error().type(), item.error().reason());
    }

    MessageRefused refused() {
        String text = "%s: %s".formatted(change.envelope().subject(), reason);
        return new MessageRefused(text, null, change.position());
    }
}
