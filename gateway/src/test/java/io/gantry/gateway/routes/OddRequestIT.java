package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What might mean something else to a service than to us gets to none. */
class OddRequestIT extends GatewayIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/entities/service/a;b",
                "/api/v1/entities/service/a%2fb",
                "/api/v1/entities/service/a%5cb",
                "/api/v1/entities/service/a%00b",
                "/api/v1/entities/service/%2e%2e/b",
                "/api/v1/entities/service/./b",
                "/api/v1/entities//b"
            })
    void isRefusedForItsAddress(String path) {
        admin().get()
                .uri(URI.create("http://localhost:" + port + path))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("request was rejected"))
                .jsonPath("$.requestId")
                .isNotEmpty();
        assertThat(CATALOG.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b", "a\u0090b"})
    void isRefusedForAHeader(String value) {
        admin().get()
                .uri("/api/v1/entities")
                .header("X-Any", value)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("X-Any"));
        assertThat(CATALOG.seen()).isEmpty();
    }
}
