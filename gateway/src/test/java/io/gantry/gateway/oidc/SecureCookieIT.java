package io.gantry.gateway.oidc;

import io.gantry.gateway.GatewayIT;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Behind a proxy that ends TLS and says nothing of it, or whom nobody told us to trust. */
@TestPropertySource(properties = "gantry.public-url=HTTPS://gantry.example")
class SecureCookieIT extends GatewayIT {
    private static final OpenIdProvider PROVIDER = new OpenIdProvider();

    @DynamicPropertySource
    static void oidc(DynamicPropertyRegistry registry) {
        registry.add("gantry.oidc.issuer", PROVIDER::issuer);
        registry.add("gantry.oidc.client-id", () -> OpenIdProvider.CLIENT);
        registry.add("gantry.oidc.client-secret", () -> OpenIdProvider.SECRET);
    }

    @Test
    void keepsSessionsToTls() {
        isSecure(login("admin", ADMIN_PASSWORD).expectStatus().isOk(), "gantry_session");
        isSecure(
                admin().post().uri("/api/v1/auth/logout").exchange().expectStatus().isNoContent(),
                "gantry_session");
    }

    @Test
    void keepsSignInsToTls() {
        isSecure(
                anonymous()
                        .get()
                        .uri("/api/v1/auth/oidc/login?returnTo=/")
                        .exchange()
                        .expectStatus()
                        .isFound(),
                "gantry_sign_in");
    }

    private static void isSecure(ResponseSpec answer, String cookie) {
        answer.expectCookie().secure(cookie, true);
    }

    @Test
    void tellsBrowsersToComeByTlsOnly() {
        anonymous()
                .get()
                .uri("/healthz")
                .exchange()
                .expectHeader()
                .valueEquals("Strict-Transport-Security", "max-age=31536000");
    }
}
