package io.gantry.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignWriteIT extends GatewayIT {
    @Test
    void refusesWritesOfAnotherSite() {
        for (String origin : foreigners()) {
            admin().post()
                    .uri("/api/v1/entities")
                    .header("Origin", origin)
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.error")
                    .value(error -> assertThat(String.valueOf(error)).contains(origin));
        }
        assertThat(CATALOG.seen()).isEmpty();
    }

    @Test
    void refusesWhatTheBrowserCallsCrossSite() {
        admin().delete()
                .uri("/api/v1/entities/service/x")
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesAForeignLogin() {
        anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("Origin", "http://evil.example")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void letsOwnWritesAndForeignReadsPass() {
        var client = admin();
        client.post()
                .uri("/api/v1/entities")
                .header("Origin", "http://127.0.0.1:" + port)
                .header("Sec-Fetch-Site", "same-origin")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/v1/entities")
                .header("Origin", "http://evil.example")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<String> foreigners() {
        return List.of(
                "null",
                "http://evil.example",
                "https://127.0.0.1:" + port,
                "http://127.0.0.1:" + (port == 1024 ? 1025 : 1024),
                "http://127.0.0.1",
                "nonsense");
    }
}
