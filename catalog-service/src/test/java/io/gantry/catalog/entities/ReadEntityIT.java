package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReadEntityIT extends CatalogIT {
    private final String name = aName("stock");
    private final String uri = "/api/v1/entities/service/" + name;

    @Test
    void answersNothingToWhoHasTheVersion() {
        create(aService(name));
        String etag =
                Objects.requireNonNull(
                        developer()
                                .get()
                                .uri(uri)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()
                                .getResponseHeaders()
                                .getETag());
        developer()
                .get()
                .uri(uri)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void givesTheSpecBackInTheOrderAndWithTheNumbersItCame() {
        String body =
                """
                {"kind":"Service","metadata":{"name":"%s"},
                 "spec":{"type":"backend","lifecycle":"production","links":
                 [{"url":"https://example.com","title":"docs"}]}}
                """
                        .formatted(name);
        developer()
                .post()
                .uri("/api/v1/entities")
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
        developer()
                .get()
                .uri(uri)
                .exchange()
                .expectBody(String.class)
                .value(text ->
                        assertThat(text)
                                .contains(
                                        "\"spec\":{\"type\":\"backend\",\"lifecycle\":\"production\",\"links\":[{\"url\":"
                                                + "\"https://example.com\",\"title\":\"docs\"}]}"));
    }

    @Test
    void showsOneRevisionWithBeforeAndAfter() {
        create(aService(name));
        developer()
                .put()
                .uri(uri)
                .bodyValue(aService(name, Map.of("type", "worker")))
                .exchange()
                .expectStatus()
                .isOk();
        String list =
                Objects.requireNonNull(
                        developer()
                                .get()
                                .uri(uri + "/revisions?limit=1")
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
        String newest = JsonMapper.shared().readTree(list).at("/0/revision").asString();
        developer()
                .get()
                .uri(uri + "/revisions/" + newest)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.action")
                .isEqualTo("update")
                .jsonPath("$.before.spec.type")
                .isEqualTo("backend")
                .jsonPath("$.after.spec.type")
                .isEqualTo("worker");
    }

    @Test
    void knowsNoRevisionsOfWhatNeverWas() {
        developer().get().uri(uri + "/revisions").exchange().expectStatus().isNotFound();
    }

    @Test
    void answersInTheErrorShapeForAnUnknownPath() {
        developer()
                .get()
                .uri("/api/v1/entitiez")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("no such route: /api/v1/entitiez");
    }

    @Test
    void answersInTheErrorShapeForAWrongMethod() {
        developer()
                .patch()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("method PATCH is not allowed here");
    }
}
