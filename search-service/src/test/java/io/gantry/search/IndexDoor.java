package io.gantry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenSearch by its own door, for what an operator does there and what another replica leaves. */
public final class IndexDoor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private IndexDoor() {}

    public static JsonNode get(String path) {
        return succeeds("GET", path, "");
    }

    public static void put(String path, String json) {
        succeeds("PUT", path, json);
    }

    public static void post(String path, String json) {
        succeeds("POST", path, json);
    }

    public static void delete(String path) {
        succeeds("DELETE", path, "");
    }

    /** The status of a read. */
    public static int status(String path) {
        return send("GET", path, "").statusCode();
    }

    /** The name of the index that serves. */
    public static String serving() {
        List<String> names = List.copyOf(get("/_alias/entities").propertyNames());
        assertThat(names).hasSize(1);
        return names.getFirst();
    }

    /** Each entity that the alias has, by its uid: version and document. */
    public static Map<String, String> documents() {
        post("/entities/_refresh", "");
        JsonNode hits =
                get("/entities/_search?size=10000&version=true&q=NOT%20gone:true").at("/hits/hits");
        Map<String, String> documents = new TreeMap<>();
        hits.forEach(hit ->
                documents.put(
                        hit.path("_id").asString(),
                        hit.path("_version") + " " + hit.path("_source")));
        return documents;
    }

    private static JsonNode succeeds(String method, String path, String json) {
        HttpResponse<String> answer = send(method, path, json);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> send(String method, String path, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(System.getProperty("GANTRY_OPENSEARCH") + path))
                        .method(method, BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json")
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
