package io.gantry.search.feed;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.springframework.stereotype.Component;

/**
 * Writes into the index, one document for each uid. A document is replaced only by one of a higher
 * version, which OpenSearch itself compares: an event that comes twice or late changes nothing.
 */
@Component
class IndexWriter {
    private static final int LONGEST_BULK = 4 << 20;

    private final OpenSearchClient client;
    private final EntityIndex index;
    private final IndexJournal journal;
    private final Clock clock;

    IndexWriter(OpenSearchClient client, EntityIndex index, IndexJournal journal, Clock clock) {
        this.client = client;
        this.index = index;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Writes the changes, in bulks of bounded size. Throws {@link IndexUnavailable}, then some of
     * them may be written.
     *
     * @return those that OpenSearch refuses for their own fault
     */
    List<MessageRefused> write(List<IndexChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        index.createIfMissing();
        List<MessageRefused> refused = new ArrayList<>();
        List<IndexChange> bulk = new ArrayList<>();
        int length = 0;
        for (IndexChange change : changes) {
            if (length + change.length() > LONGEST_BULK) {
                refused.addAll(writeBulk(bulk));
                bulk.clear();
                length = 0;
            }
            bulk.add(change);
            length += change.length();
        }
        refused.addAll(writeBulk(bulk));
        return refused;
    }

    private List<MessageRefused> writeBulk(List<IndexChange> changes) {
        Instant start = clock.instant();
        List<BulkResponseItem> items = send(changes);
        List<MessageRefused> refused = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            IndexChange change = changes.get(i);
            BulkResponseItem item = items.get(i);
            Outcome outcome = Outcome.of(item);
            journal.write(change, outcome, start);
            if (outcome == Outcome.REFUSED) {
                String reason = "%s: %s".formatted(change.envelope().subject(), reason(item));
                refused.add(new MessageRefused(reason, null, change.position()));
            }
        }
        return refused;
    }

    private List<BulkResponseItem> send(List<IndexChange> changes) {
        BulkRequest.Builder bulk =
                new BulkRequest.Builder().index(EntityIndex.ALIAS).requireAlias(true);
        changes.forEach(change -> add(bulk, change));
        List<BulkResponseItem> items;
        try {
            items = client.bulk(bulk.build()).items();
        } catch (IOException | RuntimeException e) {
            throw new IndexUnavailable("OpenSearch did not take the bulk: " + e, e);
        }
        Optional<BulkResponseItem> failed =
                items.stream().filter(item -> Outcome.of(item) == Outcome.UNAVAILABLE).findFirst();
        if (failed.isPresent()) {
            throw new IndexUnavailable("OpenSearch cannot index: " + reason(failed.get()), null);
        }
        return items;
    }

    private static void add(BulkRequest.Builder bulk, IndexChange change) {
        bulk.operations(operation ->
                operation.index(document ->
                        document.id(change.id())
                                .versionType(VersionType.External)
                                .version(change.version())
                                .document(change.document())));
    }

    private static String reason(BulkResponseItem item) {
        return item.error() == null
                ? "status " + item.status()
                : "%d %s: %s".formatted(item.status(), item.error().type(), item.error().reason());
    }
}
