package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class IdempotencyIT extends CatalogIT {
    private final String name = aName("once");
    private final String key = aName("key");

    @Test
    void givesTheSameAnswerAgain() {
        EntityExchangeResult<String> first = post(developer(), aService(name), 201);
        EntityExchangeResult<String> second = post(developer(), aService(name), 201);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getETag())
                .isEqualTo(first.getResponseHeaders().getETag());
        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        post(developer(), aService(name), 201);
        EntityExchangeResult<String> other =
                post(developer(), aService(name, Map.of("type", "worker")), 422);
        assertThat(other.getResponseBody()).contains("was used with another body before");
    }

    @Test
    void keepsARefusalToo() {
        create(aService(name));
        post(developer(), aService(name), 409);
        developer().delete().uri("/api/v1/entities/service/" + name).exchange();
        post(developer(), aService(name), 409);
    }

    @Test
    void keepsTheKeysOfUsersApart() {
        post(developer(), aService(name), 201);
        WebTestClient viewer = as(Role.VIEWER);
        post(viewer, aService(name), 201); // alice again, whatever her role is now
        anonymous()
                .post()
                .uri("/api/v1/entities")
                .header("Idempotency-Key", key)
                .bodyValue(aService(name))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    /** An index of the database takes no path that is so long. */
    @Test
    void keepsTheAnswerForAPathOfAnyLength() {
        String path =
                ThreadLocalRandom.current()
                        .ints(4000, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining("", "/api/v1/", ""));
        EntityExchangeResult<String> first = post(developer(), path, aService(name), 404);
        EntityExchangeResult<String> second = post(developer(), path, aService(name), 404);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        post(developer(), path + "x", aService(aName("other")), 404);
    }

    @Test
    void refusesAKeyThatIsNone() {
        developer()
                .post()
                .uri("/api/v1/entities")
                .header("Idempotency-Key", "a b")
                .bodyValue(aService(name))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private EntityExchangeResult<String> post(WebTestClient client, Object body, int status) {
        return post(client, "/api/v1/entities", body, status);
    }

    private EntityExchangeResult<String> post(
            WebTestClient client, String path, Object body, int status) {
        return client.post()
                .uri(path)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult();
    }
}
