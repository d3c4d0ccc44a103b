package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingIT extends GatewayIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/entities",
                "/api/v1/entities/service/x/revisions/1",
                "/api/v1/schemas",
                "/api/v1/apply",
                "/api/v1/validate",
                "/api/v1/export",
                "/api/v1/graph/service/x",
                "/api/v1/facets",
                "/api/v1/history",
                "/api/v1/dashboard"
            })
    void asksTheCatalog(String path) {
        admin().get().uri(path).exchange().expectStatus().isOk();
        assertThat(CATALOG.only().uri()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/v1/entitiesX", "/api/v1/apply/x", "/users", "/actuator/health"})
    void knowsNoOtherPath(String path) {
        admin().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("no such route: " + path)
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/entities",
                "/api/v1/nothing",
                "/actuator/health",
                "/api/v1/auth/me"
            })
    void tellsAStrangerNothing(String path) {
        anonymous()
                .get()
                .uri(path)
                .header("X-Request-Id", "req-9")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*")
                .expectBody()
                .jsonPath("$.requestId")
                .isEqualTo("req-9");
        assertThat(CATALOG.seen()).isEmpty();
    }

    @Test
    void asksAStrangerForBasicCredentialsWhereGitAsks() {
        anonymous()
                .get()
                .uri("/git/x.git/info/refs")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic.*")
                .expectBody(String.class)
                .isEqualTo("authentication is required\n");
    }

    @Test
    void refusesAWrongMethodOnARouteOfItsOwn() {
        admin().put()
                .uri("/api/v1/auth/me")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("method PUT is not allowed here");
    }

    @Test
    void refusesAnAmbiguousPathInTheErrorShape() {
        admin().get()
                .uri(URI.create("http://127.0.0.1:" + port + "/api/v1//entities"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(error -> assertThat(String.valueOf(error)).contains("//"));
    }
}
