package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class ReplaceEntityIT extends CatalogIT {
    private final String name = aName("orders");

    @Test
    void keepsCreatorAndCreationTimeAndEmptiesWhatIsAbsent() {
        create(
                Map.of(
                        "kind",
                        "Service",
                        "metadata",
                        Map.of("name", name, "title", "Orders", "tags", List.of("shop")),
                        "spec",
                        Map.of("type", "backend", "lifecycle", "production")));
        Entity before = get();
        put(aService(name, Map.of("type", "worker"))).expectStatus().isOk();
        Entity after = get();
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.version()).isGreaterThan(before.version());
        developer()
                .get()
                .uri("/api/v1/entities/service/" + name)
                .exchange()
                .expectBody()
                .jsonPath("$.metadata.title")
                .doesNotExist()
                .jsonPath("$.metadata.tags")
                .isEmpty()
                .jsonPath("$.spec.type")
                .isEqualTo("worker")
                .jsonPath("$.spec.lifecycle")
                .doesNotExist();
    }

    @Test
    void keepsTheVersionAndTellsNobodyWhenNothingChanged() {
        create(aService(name));
        Entity before = get();
        put(aService(name)).expectStatus().isOk();
        assertThat(get()).isEqualTo(before);
        developer()
                .get()
                .uri("/api/v1/entities/service/" + name + "/revisions")
                .exchange()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void refusesStaleIfMatchAndChangesNothing() {
        create(aService(name));
        Entity before = get();
        developer()
                .put()
                .uri("/api/v1/entities/service/" + name)
                .header("If-Match", "\"1\"")
                .bodyValue(aService(name, Map.of("type", "worker")))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        assertThat(get()).isEqualTo(before);
    }

    @Test
    void takesACurrentIfMatch() {
        create(aService(name));
        developer()
                .put()
                .uri("/api/v1/entities/service/" + name)
                .header("If-Match", "\"" + get().version() + "\"")
                .bodyValue(aService(name, Map.of("type", "worker")))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesABodyAboutAnotherEntity() {
        create(aService(name));
        put(aService("other"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(saying("the body is about service/other"));
    }

    @Test
    void doesNotMakeAMissingEntity() {
        put(aService(name)).expectStatus().isNotFound();
    }

    @Test
    void findsTheEntityInTheNamespaceOfTheQuery() {
        create(Map.of("kind", "Service", "metadata", Map.of("name", name, "namespace", "billing")));
        put(aService(name)).expectStatus().isNotFound();
        developer()
                .put()
                .uri("/api/v1/entities/service/" + name + "?namespace=billing")
                .bodyValue(aService(name))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec put(Object body) {
        return developer().put().uri("/api/v1/entities/service/" + name).bodyValue(body).exchange();
    }

    private Entity get() {
        Map<?, ?> body =
                developer()
                        .get()
                        .uri("/api/v1/entities/service/" + name)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody();
        Map<?, ?> metadata =
                (Map<?, ?>) Objects.requireNonNull(Objects.requireNonNull(body).get("metadata"));
        return new Entity(
                String.valueOf(metadata.get("createdAt")),
                ((Number) Objects.requireNonNull(metadata.get("resourceVersion"))).longValue());
    }

    private record Entity(String createdAt, long version) {}
}
