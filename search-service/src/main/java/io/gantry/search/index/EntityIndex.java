package io.gantry.search.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.opensearch.indices.GetAliasResponse;
import org.opensearch.client.opensearch.indices.UpdateAliasesResponse;
import org.opensearch.client.opensearch.indices.update_aliases.Action;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index of all entities: one document for each uid, as {@code entities-v2.json} defines.
 *
 * <p>Which index serves and which one is being filled, aliases say, since OpenSearch changes
 * several of them in one step. Every method throws {@link IndexUnavailable}.
 */
@Component
public class EntityIndex {
    /** The name by which all use the index; which index bears it, a rebuild may change. */
    public static final String ALIAS = "entities";

    /** Borne by the index that is being filled, from its first moment on. */
    public static final String NEXT_ALIAS = "entities-next";

    /** Of the mapping; an index of a lower one is built anew. */
    public static final int VERSION = 2;

    private static final String DEFINITION = "/entities-v%d.json".formatted(VERSION);
    private static final String ALL = "entities-v*";

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
            definition.withObject("/aliases").putObject(NEXT_ALIAS);
            return json.writeValueAsBytes(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The indices that there are now. */
    public Indices indices() {
        GetAliasResponse answer =
                asking("listed", () -> client.indices().getAlias(get -> get.index(ALL)));
        Map<IndexName, Set<String>> aliases = new HashMap<>();
        answer.result()
                .forEach((text, index) ->
                        IndexName.parse(text)
                                .ifPresent(name -> aliases.put(name, index.aliases().keySet())));
        return new Indices(aliases);
    }

    /** Makes an empty index that is to be filled. */
    public void create(IndexName name) {
        asking("made", () -> put(name));
    }

    private boolean put(IndexName name) throws IOException {
        var request =
                Requests.builder()
                        .method("PUT")
                        .endpoint("/" + name)
                        .body(Body.from(definition, "application/json"))
                        .build();
        try (Response answer = client.generic().execute(request)) {
            if (answer.getStatus() >= 300) {
                String body = answer.getBody().map(Body::bodyAsString).orElse("");
                throw new IOException(answer.getStatus() + " " + body);
            }
            return true;
        }
    }

    /**
     * Lets searches ask the index that was filled, with all that was written so far, from one
     * moment to the next; refused if somebody has given that index up.
     */
    public void serve(IndexName name) {
        Action free = Action.of(action -> action.remove(it -> it.index(ALL).alias(ALIAS)));
        Action give = Action.of(action -> action.add(it -> it.index("" + name).alias(ALIAS)));
        asking("refreshed", () -> client.indices().refresh(it -> it.index("" + name)));
        asking("swapped", () -> update(growsNoMore(name), free, give));
    }

    /** Lets searches find all that was written into the index that serves. */
    public void refresh() {
        asking("refreshed", () -> client.indices().refresh(it -> it.index(ALIAS)));
    }

    /** Gives up an index that is being filled; refused if it serves by now. */
    public void abandon(IndexName name) {
        asking("given up", () -> update(growsNoMore(name)));
    }

    private static Action growsNoMore(IndexName name) {
        return Action.of(action ->
                action.remove(it -> it.index("" + name).alias(NEXT_ALIAS).mustExist(true)));
    }

    private UpdateAliasesResponse update(Action... actions) throws IOException {
        return client.indices().updateAliases(aliases -> aliases.actions(List.of(actions)));
    }

    /** Deletes an index that is useless. */
    public void delete(IndexName name) {
        asking("deleted", () -> client.indices().delete(delete -> delete.index("" + name)));
    }

    private static <T> T asking(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | RuntimeException e) {
            throw new IndexUnavailable("the index cannot be %s: %s".formatted(what, e), e);
        }
    }

    private interface Question<T> {
        T ask() throws IOException;
    }
}
