package io.gantry.gateway.oidc;

import io.gantry.gateway.GatewayIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcOffIT extends GatewayIT {
    @ParameterizedTest
    @ValueSource(strings = {"login", "callback"})
    void isNotThereUnlessItIsConfigured(String route) {
        anonymous()
                .get()
                .uri("/api/v1/auth/oidc/" + route)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("sign-in by OpenID Connect is not configured");
    }
}
