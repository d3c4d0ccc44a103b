package io.gantry.search.feed;

import io.gantry.search.index.IndexUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.springframework.stereotype.Component;

/**
 * Writes into an index, one document for each uid. A document is replaced only by one of a higher
 * version, which OpenSearch itself compares: an event that comes twice or late changes nothing.
 */
@Component
public class IndexWriter {
    private static final int LONGEST_BULK = 4 << 20;

    private final OpenSearchClient client;

    IndexWriter(OpenSearchClient client) {
        this.client = client;
    }

    /**
     * Writes the changes into the index of that alias, in bulks of bounded size. Throws {@link
     * IndexUnavailable}, then some of them may be written.
     */
    public List<Written> write(String alias, List<IndexChange> changes) {
        List<Written> written = new ArrayList<>();
        List<IndexChange> bulk = new ArrayList<>();
        int length = 0;
        for (IndexChange change : changes) {
            if (length + change.length() > LONGEST_BULK) {
                written.addAll(send(alias, bulk));
                bulk.clear();
                length = 0;
            }
            bulk.add(change);
            length += change.length();
        }
        written.addAll(send(alias, bulk));
        return written;
    }

    private List<Written> send(String alias, List<IndexChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(alias).requireAlias(true);
        changes.forEach(change -> add(bulk, change));
        List<BulkResponseItem> items;
        try {
            items = client.bulk(bulk.build()).items();
        } catch (IOException | RuntimeException e) {
            throw new IndexUnavailable("OpenSearch did not take the bulk: " + e, e);
        }
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            written.add(Written.of(changes.get(i), items.get(i)));
        }
        return available(written);
    }

    private static void add(BulkRequest.Builder bulk, IndexChange change) {
        bulk.operations(operation ->
                operation.index(document ->
                        document.id(change.id())
                                .versionType(VersionType.External)
                                .version(change.version())
                                .document(change.document())));
    }

    private static List<Written> available(List<Written> written) {
        written.stream()
                .filter(it -> it.outcome() == Outcome.UNAVAILABLE)
                .findFirst()
                .ifPresent(it -> {
                    throw new IndexUnavailable("OpenSearch cannot index: " + it.reason(), null);
                });
        return written;
    }
}
