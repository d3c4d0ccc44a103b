package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class ApplyIT extends CatalogIT {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Test
    void createsUpdatesAndLeavesAlone() {
        String name = aName("shop");
        assertThat(results(apply("", service(name, "backend")))).containsExactly("created");
        assertThat(results(apply("", service(name, "backend")))).containsExactly("unchanged");
        JsonNode updated = apply("", service(name, "worker")).get(0);
        assertThat(updated.path("result").asString()).isEqualTo("updated");
        assertThat(updated.path("ref").asString()).isEqualTo("service/" + name);
        assertThat(updated.path("changes").get(0).asString())
                .isEqualTo("spec.type: \"backend\" became \"worker\"");
        assertThat(type(name)).isEqualTo("worker");
    }

    @Test
    void appliesDocumentsOfOneNameOneAfterTheOther() {
        String name = aName("shop");
        String upload = service(name, "backend") + "---\n" + service(name, "worker");
        assertThat(results(apply("", upload))).containsExactly("created", "updated");
        assertThat(type(name)).isEqualTo("worker");
    }

    @Test
    void appliesTheOthersWhenOneIsInvalid() {
        String name = aName("shop");
        JsonNode outcomes =
                apply(
                        "",
                        service(aName("bad"), "oops")
                                + "---\nkind: [\n---\n"
                                + service(name, "backend"));
        assertThat(results(outcomes)).containsExactly("invalid", "invalid", "created");
        JsonNode error = outcomes.get(0).path("errors").get(0);
        assertThat(error.path("line").asInt()).isEqualTo(5);
        assertThat(error.path("path").asString()).isEqualTo("/spec/type");
        assertThat(error.path("message").asString()).startsWith("\"oops\" is none of");
    }

    @Test
    void writesNothingOfAnAtomicUploadThatIsInvalid() {
        String name = aName("shop");
        String upload = service(name, "backend") + "---\n" + service(aName("bad"), "oops");
        assertThat(results(apply("?atomic=true", upload))).containsExactly("failed", "invalid");
        assertMissing(name);
    }

    @Test
    void writesNothingOfAnAtomicUploadThatMayNotBeWritten() {
        String name = aName("shop");
        String upload = service(name, "backend") + "---\n" + action(aName("deploy"));
        JsonNode outcomes = apply("?atomic=true", upload);
        assertThat(results(outcomes)).containsExactly("failed", "failed");
        assertThat(outcomes.get(1).path("errors").get(0).path("message").asString())
                .contains("platform-engineer");
        assertMissing(name);
    }

    @Test
    void writesAllOfAnAtomicUpload() {
        String name = aName("shop");
        assertThat(results(apply("?atomic=true", service(name, "worker"))))
                .containsExactly("created");
        assertThat(type(name)).isEqualTo("worker");
    }

    @Test
    void writesNothingInADryRun() {
        String name = aName("shop");
        assertThat(results(apply("?dryRun=true", service(name, "backend"))))
                .containsExactly("created");
        assertMissing(name);
    }

    @Test
    void appliesTheOthersWhenOneMayNotBeWritten() {
        String name = aName("shop");
        String upload = action(aName("deploy")) + "---\n" + service(name, "backend");
        assertThat(results(apply("", upload))).containsExactly("failed", "created");
        assertThat(type(name)).isEqualTo("backend");
    }

    @Test
    void mapsBackstageAndRefusesNamesThatBecomeOne() {
        String name = aName("shop");
        String upload =
                component(name + "_a")
                        + component(name + "-A")
                        + component(name)
                        + "---\n"
                        + location();
        JsonNode outcomes = apply("", upload);
        assertThat(results(outcomes)).containsExactly("invalid", "invalid", "created", "ignored");
        assertThat(outcomes.get(2).path("changes").toString()).contains("Component");
        assertMissing(name + "-a");
    }

    @Test
    void refusesAnotherVersionOfOurOwnApi() {
        JsonNode outcomes =
                apply(
                        "",
                        "apiVersion: gantry.io/v1beta1\nkind: System\nmetadata: {name: %s}\n"
                                .formatted(aName("shop")));
        assertThat(results(outcomes)).containsExactly("invalid");
        assertThat(outcomes.at("/0/errors/0/message").asString())
                .isEqualTo("is \"gantry.io/v1beta1\", expected \"gantry.io/v1\"");
    }

    @Test
    void takesJsonToo() {
        String name = aName("shop");
        String entity =
                "{\"kind\":\"Service\",\"metadata\":{\"name\":\"%s\"},\"spec\":{}}".formatted(name);
        assertThat(results(post("", entity, MediaType.APPLICATION_JSON)))
                .containsExactly("created");
        assertThat(results(post("", "[" + entity + "]", MediaType.APPLICATION_JSON)))
                .containsExactly("unchanged");
        assertThat(results(post("", "[]", MediaType.APPLICATION_JSON))).isEmpty();
    }

    @Test
    void refusesViewersOtherMediaTypesAndUnknownParameters() {
        request(as(Role.VIEWER), "", "a: 1", YAML).expectStatus().isForbidden();
        request(developer(), "", "a", MediaType.TEXT_PLAIN).expectStatus().isEqualTo(415);
        request(developer(), "?dryrun=true", "a: 1", YAML).expectStatus().isBadRequest();
        request(developer(), "?atomic=perhaps", "a: 1", YAML).expectStatus().isBadRequest();
    }

    @Test
    void refusesUploadsAboveTheLimit() {
        request(developer(), "", "# " + "x".repeat(17 << 20), YAML).expectStatus().isEqualTo(413);
    }

    private JsonNode apply(String query, String yaml) {
        return post(query, yaml, YAML);
    }

    private JsonNode post(String query, String body, MediaType type) {
        JsonNode answer =
                request(developer(), query, body, type)
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(answer);
    }

    private static WebTestClient.ResponseSpec request(
            WebTestClient client, String query, String body, MediaType type) {
        return client.post()
                .uri("/api/v1/apply" + query)
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private static List<String> results(JsonNode outcomes) {
        return outcomes.valueStream().map(it -> it.path("result").asString()).toList();
    }

    private String type(String name) {
        JsonNode entity =
                developer()
                        .get()
                        .uri("/api/v1/entities/service/" + name)
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(entity).at("/spec/type").asString();
    }

    private void assertMissing(String name) {
        developer()
                .get()
                .uri("/api/v1/entities/service/" + name)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static String service(String name, String type) {
        return "kind: Service\nmetadata:\n  name: %s\nspec:\n  type: %s\n".formatted(name, type);
    }

    private static String action(String name) {
        return "kind: Action\nmetadata: {name: %s}\nspec: {type: webhook}\n".formatted(name);
    }

    private static String component(String name) {
        return "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: %s}\n"
                .formatted(name);
    }

    private static String location() {
        return "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\n";
    }
}
