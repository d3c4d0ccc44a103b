package io.gantry.search.rebuild;

import io.gantry.search.index.IndexUnavailable;
import io.gantry.search.index.OpenSearchProperties;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpType;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.mapping.DynamicMapping;
import org.opensearch.client.opensearch.core.GetResponse;
import org.opensearch.client.opensearch.core.IndexRequest;
import org.opensearch.client.opensearch.core.IndexResponse;
import org.springframework.stereotype.Component;

/**
 * The latest rebuild, one document that all replicas share. Who changes it says which state he
 * knows, and loses if another was faster: so there is one rebuild at a time. Methods throw {@link
 * IndexUnavailable}.
 */
@Component
class Rebuilds {
    private static final String INDEX = "entities-rebuild";
    private static final String ID = "latest";

    private final OpenSearchClient client;
    private final int replicas;

    Rebuilds(OpenSearchClient client, OpenSearchProperties properties) {
        this.client = client;
        this.replicas = properties.replicas();
    }

    /** The latest, if there was one. */
    Optional<Recorded> latest() {
        try {
            GetResponse<Rebuild> found = client.get(get -> get.index(INDEX).id(ID), Rebuild.class);
            return Optional.ofNullable(found.source())
                    .map(rebuild -> Recorded.of(rebuild, found.seqNo(), found.primaryTerm()));
        } catch (OpenSearchException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    /**
     * Records what the rebuild is now.
     *
     * @param before what was recorded last
     * @return nothing if another has recorded something since
     */
    Optional<Recorded> record(Rebuild now, @Nullable Recorded before) {
        try {
            if (before == null) {
                createIfMissing();
            }
            IndexResponse answer = client.index(request(now, before));
            return Optional.of(Recorded.of(now, answer.seqNo(), answer.primaryTerm()));
        } catch (OpenSearchException e) {
            if (e.status() == 409) {
                return Optional.empty();
            }
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static IndexRequest<Rebuild> request(Rebuild now, @Nullable Recorded before) {
        var request = new IndexRequest.Builder<Rebuild>().index(INDEX).id(ID).document(now);
        if (before == null) {
            return request.opType(OpType.Create).build();
        }
        return request.ifSeqNo(before.seqNo()).ifPrimaryTerm(before.primaryTerm()).build();
    }

    private void createIfMissing() throws IOException {
        if (client.indices().exists(exists -> exists.index(INDEX)).value()) {
            return;
        }
        try {
            client.indices()
                    .create(create ->
                            create.index(INDEX)
                                    .settings(it -> it.numberOfShards(1).numberOfReplicas(replicas))
                                    .mappings(it -> it.dynamic(DynamicMapping.False)));
        } catch (OpenSearchException e) {
            if (e.status() != 400) { // made by another replica meanwhile
                throw e;
            }
        }
    }

    private static IndexUnavailable unavailable(Exception e) {
        return new IndexUnavailable("the record of rebuilds does not answer: " + e, e);
    }

    /** A rebuild as it was recorded, with what tells whether it still is. */
    record Recorded(Rebuild rebuild, long seqNo, long primaryTerm) {
        static Recorded of(Rebuild rebuild, @Nullable Long seqNo, @Nullable Long primaryTerm) {
            return new Recorded(
                    rebuild, Objects.requireNonNull(seqNo), Objects.requireNonNull(primaryTerm));
        }
    }
}
