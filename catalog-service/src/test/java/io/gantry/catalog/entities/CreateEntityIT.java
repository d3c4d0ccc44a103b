package io.gantry.catalog.entities;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class CreateEntityIT extends CatalogIT {
    @Test
    void answersWithTheEntityItsETagAndItsLocation() {
        String name = aName("payments");
        post(developer(), aService(name))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/v1/entities/service/" + name)
                .expectHeader()
                .exists("ETag")
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("Service")
                .jsonPath("$.apiVersion")
                .isEqualTo("gantry.io/v1")
                .jsonPath("$.metadata.namespace")
                .isEqualTo("default")
                .jsonPath("$.metadata.createdBy")
                .isEqualTo("alice")
                .jsonPath("$.metadata.tags")
                .isEmpty()
                .jsonPath("$.metadata.labels")
                .isEmpty()
                .jsonPath("$.spec.type")
                .isEqualTo("backend");
    }

    @Test
    void takesTheKindInAnySpelling() {
        Map<String, Object> entity =
                Map.of("kind", "sErViCeS", "metadata", Map.of("name", aName("any")));
        post(developer(), entity)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("Service");
    }

    @Test
    void ignoresWhatTheServerOwns() {
        Map<String, Object> metadata =
                Map.of("name", aName("own"), "createdBy", "mallory", "resourceVersion", -1);
        post(developer(), Map.of("kind", "Service", "metadata", metadata))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.metadata.createdBy")
                .isEqualTo("alice");
    }

    @Test
    void refusesASecondOneAndNamesTheRouteToUse() {
        String name = aName("twice");
        create(aService(name));
        post(developer(), aService(name))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo(
                        "entity already exists (use PUT /api/v1/entities/service/%s to update)"
                                .formatted(name));
    }

    @Test
    void refusesABadNameWithTheRuleAndTheValue() {
        refused(400, Map.of("kind", "Service", "metadata", Map.of("name", "Pay Ments")))
                .jsonPath("$.error")
                .value(saying("/metadata/name is \"Pay Ments\", expected [a-z0-9]"))
                .jsonPath("$.details[0].path")
                .isEqualTo("/metadata/name")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void refusesAnUnknownKind() {
        refused(400, Map.of("kind", "Gadget", "metadata", Map.of("name", "x")))
                .jsonPath("$.error")
                .value(saying("unknown kind \"Gadget\", expected one of API, Action"));
    }

    @Test
    void refusesAnUnknownFieldOfTheEnvelope() {
        refused(400, Map.of("kind", "Service", "metadata", Map.of("name", "x", "tag", List.of())))
                .jsonPath("$.details[0].path")
                .isEqualTo("/metadata/tag");
    }

    @Test
    void refusesAnotherApiVersion() {
        refused(400, Map.of("kind", "Service", "apiVersion", "v2", "metadata", Map.of("name", "x")))
                .jsonPath("$.details[0].path")
                .isEqualTo("/apiVersion");
    }

    @Test
    void refusesASpecThatBreaksTheSchema() {
        refused(422, aService("x", Map.of("type", "blob", "colour", "red")))
                .jsonPath("$.details[?(@.path == '/spec/type')]")
                .exists()
                .jsonPath("$.details[?(@.path == '/spec/colour')]")
                .exists();
    }

    @Test
    void refusesTextThatTheDatabaseCannotKeep() {
        refused(400, aService("x", Map.of("system", "a\u0000b")))
                .jsonPath("$.error")
                .value(saying("/spec/system contains the character U+0000"));
    }

    @Test
    void refusesWhatIsNoJson() {
        post(developer(), "{\"kind\": ")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(saying("malformed body"));
    }

    @Test
    void refusesANameThatIsThereTwice() {
        post(developer(), "{\"kind\":\"Service\",\"kind\":\"API\",\"metadata\":{\"name\":\"x\"}}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesABodyThatIsNestedTooDeep() {
        String deep = "[".repeat(65) + "]".repeat(65);
        post(developer(), deep).expectStatus().isBadRequest();
    }

    @Test
    void refusesABodyAboveOneMebibyte() {
        String large = "x".repeat(1 << 20);
        post(developer(), aService("large", Map.of("system", large)))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("body is larger than 1048576 bytes");
    }

    @Test
    void needsTheRoleDeveloper() {
        post(as(Role.VIEWER), aService("x"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("needs role developer, you have viewer");
    }

    @Test
    void needsPlatformEngineerForAnAction() {
        Map<String, Object> action =
                Map.of(
                        "kind",
                        "Action",
                        "metadata",
                        Map.of("name", aName("deploy")),
                        "spec",
                        Map.of("type", "webhook", "config", Map.of("url", "https://example.com")));
        post(developer(), action).expectStatus().isForbidden();
        post(as(Role.PLATFORM_ENGINEER), action).expectStatus().isCreated();
    }

    @Test
    void refusesAnActionThatIsCalledLikeARoute() {
        Map<String, Object> action =
                Map.of(
                        "kind",
                        "Action",
                        "metadata",
                        Map.of("name", "runs"),
                        "spec",
                        Map.of("type", "webhook"));
        post(as(Role.PLATFORM_ENGINEER), action)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.details[0].path")
                .isEqualTo("/metadata/name");
    }

    @Test
    void needsAToken() {
        post(anonymous(), aService("x"))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*");
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, Object body) {
        return client.post()
                .uri("/api/v1/entities")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.BodyContentSpec refused(int status, Object body) {
        return post(developer(), body).expectStatus().isEqualTo(status).expectBody();
    }
}
