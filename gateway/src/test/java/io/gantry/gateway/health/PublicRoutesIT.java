package io.gantry.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRoutesIT extends GatewayIT {
    @Test
    void saysThatItIsWell() {
        for (String path : new String[] {"/healthz", "/readyz"}) {
            anonymous()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"status\":\"ok\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/healthz",
                "/readyz",
                "/metrics",
                "/.well-known/jwks.json",
                "/api/v1/openapi.json"
            })
    void tellsTheHeadAloneToWhomeverItTellsAll(String path) {
        anonymous().head().uri(path).exchange().expectStatus().isOk().expectBody().isEmpty();
    }

    @Test
    void isAliveButNotReadyWithoutItsDatabase() {
        PLATFORM.kill("postgres");
        try {
            anonymous()
                    .get()
                    .uri("/readyz")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.error")
                    .isEqualTo("database not ready")
                    .jsonPath("$.requestId")
                    .isNotEmpty();
            anonymous().get().uri("/healthz").exchange().expectStatus().isOk();
        } finally {
            PLATFORM.restart("postgres");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> anonymous().get().uri("/readyz").exchange().expectStatus().isOk());
    }

    @Test
    void showsItsMeters() {
        anonymous()
                .get()
                .uri("/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Type", "text/plain.*")
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("jvm_memory_used_bytes"));
    }

    @Test
    void showsItsHealthOnTheManagementPort() {
        client("http://127.0.0.1:" + managementPort)
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
