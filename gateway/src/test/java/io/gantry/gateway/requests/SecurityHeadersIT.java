package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayIT;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class SecurityHeadersIT extends GatewayIT {
    @Test
    void areOnEveryAnswerWhoeverGaveIt() {
        isGuarded(anonymous().get().uri("/healthz").exchange());
        isGuarded(anonymous().get().uri("/api/v1/entities").exchange());
        isGuarded(admin().get().uri("/api/v1/entities").exchange());
        isGuarded(admin().get().uri("/nowhere").exchange());
        isGuarded(admin().get().uri("/api/v1/audit").exchange());
    }

    @Test
    void leaveWhatAServiceSaysItself() {
        CATALOG.plays((_, response) ->
                response.header("Content-Security-Policy", "sandbox")
                        .header("ETag", "\"1\"")
                        .sendString(Mono.just("{}")));
        admin().get()
                .uri("/api/v1/entities/service/x")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", "sandbox")
                .expectHeader()
                .valueEquals("Cache-Control", "private, no-cache");
    }

    @Test
    void giveNoOtherSiteAccess() {
        admin().get()
                .uri("/api/v1/entities")
                .header("Origin", "https://other.example")
                .exchange()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void askForNoTlsWhereThereIsNone() {
        anonymous()
                .get()
                .uri("/healthz")
                .exchange()
                .expectHeader()
                .doesNotExist("Strict-Transport-Security");
    }

    private static void isGuarded(ResponseSpec answer) {
        answer.expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Cross-Origin-Resource-Policy", "same-origin")
                .expectHeader()
                .valueEquals(
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
