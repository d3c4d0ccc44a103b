package io.gantry.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphIT extends CatalogIT {
    private final String namespace = aName("graph");

    @Test
    void answersAsTheSeedShows() {
        String api = aName("payment-api");
        String store = aName("postgres-payments");
        make("Infrastructure", "default", store, "\"title\": \"Payments\"", "{}");
        make("Service", "default", api, "", dependingOn("infrastructure/" + store));
        JsonNode graph = read("/api/v1/graph/service/" + api);
        assertThat(texts(graph.path("nodes"), "/id"))
                .containsExactly("service/" + api, "infrastructure/" + store);
        assertThat(graph.at("/nodes/1/kind").asString()).isEqualTo("Infrastructure");
        assertThat(graph.at("/nodes/1/name").asString()).isEqualTo(store);
        assertThat(graph.at("/nodes/1/namespace").asString()).isEqualTo("default");
        assertThat(graph.at("/nodes/1/title").asString()).isEqualTo("Payments");
        assertThat(graph.at("/nodes/1/exists").booleanValue()).isTrue();
        assertThat(graph.path("edges").toString())
                .isEqualTo(
                        "[{\"from\":\"service/%s\",\"to\":\"infrastructure/%s\",\"type\":\"dependsOn\"}]"
                                .formatted(api, store));
        assertThat(graph.path("truncated").booleanValue()).isFalse();
    }

    @Test
    void namesOtherNamespacesAndSaysWhatIsMissing() {
        service("a", "\"owner\": \"nobody\"", dependingOn("api/elsewhere:rates"));
        JsonNode graph = around("a", "");
        assertThat(texts(graph.path("nodes"), "/id"))
                .containsExactlyInAnyOrder(
                        id("service", "a"), id("team", "nobody"), "api/elsewhere:rates");
        assertThat(texts(graph.path("nodes"), "/exists"))
                .containsExactlyInAnyOrder("true", "false", "false");
    }

    @Test
    void goesAsFarAsItIsAskedAndAlongWhatItIsAsked() {
        service("a", "", dependingOn("service/b"));
        service("b", "\"owner\": \"core\"", dependingOn("service/c"));
        service("c", "", "{}");
        assertThat(nodes("b", "")).containsExactlyInAnyOrder("a", "b", "c", "core");
        assertThat(nodes("b", "&direction=out")).containsExactlyInAnyOrder("b", "c", "core");
        assertThat(nodes("b", "&direction=in")).containsExactlyInAnyOrder("a", "b");
        assertThat(nodes("b", "&types=ownedBy")).containsExactlyInAnyOrder("b", "core");
        assertThat(nodes("a", "&types=dependsOn")).containsExactlyInAnyOrder("a", "b");
        assertThat(nodes("a", "&depth=2&types=dependsOn,ownedBy"))
                .containsExactlyInAnyOrder("a", "b", "c", "core");
    }

    @Test
    void endsInCycles() {
        service("a", "", dependingOn("service/b"));
        service("b", "", dependingOn("service/a", "service/b"));
        JsonNode graph = around("a", "&depth=10");
        assertThat(texts(graph.path("nodes"), "/name")).containsExactly("a", "b");
        assertThat(graph.path("edges").size()).isEqualTo(3);
    }

    @Test
    void answersAPartOfWhatIsTooLarge() {
        service("hub", "", "{}");
        sql(
                """
                INSERT INTO relations SELECT 'Service', '%1$s', 'spoke-' || i, 'dependsOn', 'Service',
                    '%1$s', 'hub', now() FROM generate_series(1, %2$d) AS i
                """
                        .formatted(namespace, 1999));
        JsonNode full = around("hub", "&depth=10");
        assertThat(full.path("nodes").size()).isEqualTo(2000);
        assertThat(full.path("truncated").booleanValue()).isFalse();
        sql(
                "INSERT INTO relations VALUES ('Service', '%1$s', 'x', 'dependsOn', 'Service', '%1$s', 'hub', now())"
                        .formatted(namespace));
        JsonNode part = around("hub", "");
        assertThat(part.path("nodes").size()).isEqualTo(2000);
        assertThat(part.path("truncated").booleanValue()).isTrue();
    }

    @Test
    void forgetsEdgesThatWentAndRemembersThemInThePast() {
        service("a", "", dependingOn("service/b"));
        String before = now();
        developer()
                .put()
                .uri("/api/v1/entities/service/a?namespace=" + namespace)
                .bodyValue(Map.of("kind", "Service", "metadata", Map.of("name", "a")))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(nodes("a", "")).containsExactly("a");
        assertThat(nodes("a", "&at=" + before)).containsExactly("a", "b");
    }

    @Test
    void refusesWhatIsNoQuery() {
        service("a", "", "{}");
        String graph = "/api/v1/graph/service/a?namespace=" + namespace;
        refused(graph + "&depth=0", 400, "parameter depth is \"0\", expected 1 to 10");
        refused(graph + "&depth=11", 400, "parameter depth is \"11\"");
        refused(graph + "&direction=up", 400, "parameter direction is \"up\"");
        refused(graph + "&types=depends", 400, "parameter types is \"depends\"");
        refused(graph + "&dept=1", 400, "unknown query parameter \"dept\"");
        refused("/api/v1/graph/service/none?namespace=" + namespace, 404, "entity not found");
        refused("/api/v1/graph/gadget/none", 404, "unknown kind \"gadget\"");
    }

    private String now() {
        return String.valueOf(
                database.sql("SELECT max(updated_at) FROM entities WHERE namespace = :namespace")
                        .bind("namespace", namespace)
                        .mapValue(Instant.class)
                        .one()
                        .block());
    }

    private static String dependingOn(String... refs) {
        return "{\"dependsOn\": [\"" + String.join("\", \"", refs) + "\"]}";
    }

    private void service(String name, String metadata, String spec) {
        make("Service", namespace, name, metadata, spec);
    }

    private String id(String kind, String name) {
        return kind + "/" + namespace + ":" + name;
    }

    private JsonNode around(String name, String query) {
        return read("/api/v1/graph/service/" + name + "?namespace=" + namespace + query);
    }

    private List<String> nodes(String name, String query) {
        return texts(around(name, query).path("nodes"), "/name");
    }
}
