package io.gantry.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@TestPropertySource(
        properties = {
            "gantry.cors-origins=https://portal.example",
            "gantry.public-url=http://gantry.example",
            "gantry.trusted-proxies=127.0.0.0/8,::1/128"
        })
class CorsIT extends GatewayIT {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void letsANamedSiteReadAndWrite() {
        preflight("https://portal.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(ALLOWED, "https://portal.example");
        admin().post()
                .uri("/api/v1/entities")
                .header("Origin", "https://portal.example")
                .header("Sec-Fetch-Site", "cross-site")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(ALLOWED, "https://portal.example");
    }

    @Test
    void letsANamedSiteUseNoCookie() {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        refused(
                byCookie(token)
                        .post()
                        .uri("/api/v1/entities")
                        .header("Origin", "https://portal.example")
                        .bodyValue(Map.of())
                        .exchange());
        refused(
                byCookie(token)
                        .get()
                        .uri("/api/v1/ws")
                        .header("Origin", "https://portal.example")
                        .header("Connection", "Upgrade")
                        .header("Upgrade", "websocket")
                        .exchange());
        assertThat(CATALOG.seen()).isEmpty();
        byCookie(token)
                .get()
                .uri("/api/v1/entities")
                .header("Origin", "https://portal.example")
                .exchange()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    private WebTestClient byCookie(String token) {
        return anonymous().mutate().defaultCookie("gantry_session", token).build();
    }

    @Test
    void letsNoOtherSite() {
        refused(preflight("https://evil.example"));
        refused(write("https://evil.example"));
        refused(write("null"));
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("another site"))
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void knowsItselfByItsPublicName() {
        write("http://gantry.example").expectStatus().isOk();
    }

    @Test
    void setsASecureCookieForThoseWhoComeByTlsThroughAProxy() {
        anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.9")
                .bodyValue(Map.of("username", "admin", "password", ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .secure("gantry_session", true)
                .expectHeader()
                .exists("Strict-Transport-Security");
    }

    private ResponseSpec preflight(String origin) {
        return anonymous()
                .options()
                .uri("/api/v1/entities")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .exchange();
    }

    private ResponseSpec write(String origin) {
        return admin().post()
                .uri("/api/v1/entities")
                .header("Origin", origin)
                .bodyValue(Map.of())
                .exchange();
    }
}
