package io.gantry.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Methods that no route has are wrong ones like others. */
class MethodIT extends GatewayIT {
    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "INVENTED", "PATCH"})
    void isWrongWhereThereIsARoute(String method) {
        admin().method(HttpMethod.valueOf(method))
                .uri("/api/v1/auth/me")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("method " + method + " is not allowed here")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "INVENTED"})
    void meetsAllThatOtherRequestsMeet(String method) {
        HttpMethod strange = HttpMethod.valueOf(method);
        admin().method(strange).uri("/api/v1/nowhere").exchange().expectStatus().isNotFound();
        anonymous()
                .method(strange)
                .uri("/api/v1/auth/me")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        admin().method(strange)
                .uri("/api/v1/entities")
                .header("Origin", "https://evil.example")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(CATALOG.seen()).isEmpty();
        admin().method(strange).uri("/api/v1/entities").exchange().expectStatus().isOk();
        assertThat(CATALOG.only().method()).isEqualTo(method); // which answers that it is wrong
    }
}
