package io.gantry.search.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The index of all entities: one document for each uid, as {@code entities-v1.json} defines. */
@Component
public class EntityIndex {
    /** The name by which all use the index; which index bears it, a rebuild may change. */
    public static final String ALIAS = "entities";

    /** Of the mapping's version 1 the first; each rebuild counts on. */
    private static final String FIRST_INDEX = "entities-v1-1";

    private static final String DEFINITION = "/entities-v1.json";

    private final OpenSearchClient client;
    private final byte[] definition;

    EntityIndex(OpenSearchClient client, OpenSearchProperties properties, JsonMapper json) {
        this.client = client;
        this.definition = definition(properties, json);
    }

    private static byte[] definition(OpenSearchProperties properties, JsonMapper json) {
        try (InputStream file = EntityIndex.class.getResourceAsStream(DEFINITION)) {
            ObjectNode definition = (ObjectNode) json.readTree(Objects.requireNonNull(file));
            definition.withObject("/settings").put("number_of_replicas", properties.replicas());
            return json.writeValueAsBytes(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the index and its alias, in one step, where nothing bears the alias yet; waits for it.
     * Throws {@link IndexUnavailable}.
     */
    public void createIfMissing() {
        try {
            if (!client.indices().existsAlias(alias -> alias.name(ALIAS)).value()) {
                create();
            }
        } catch (IOException | RuntimeException e) {
            throw new IndexUnavailable("the index cannot be made: " + e, e);
        }
    }

    private void create() throws IOException {
        try (Response answer =
                client.generic()
                        .execute(
                                Requests.builder()
                                        .method("PUT")
                                        .endpoint("/" + FIRST_INDEX)
                                        .body(Body.from(definition, "application/json"))
                                        .build())) {
            String body = answer.getBody().map(Body::bodyAsString).orElse("");
            boolean madeByAnother = body.contains("resource_already_exists_exception");
            if (answer.getStatus() >= 300 && !madeByAnother) {
                throw new IOException(answer.getStatus() + " " + body);
            }
        }
    }
}
