package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

@TestPropertySource(properties = "gantry.services.spared=1s")
class CircuitBreakerIT extends GatewayIT {
    private static final int ENOUGH = 40;

    @Test
    void sparesAServiceThatFailsAndTriesItAgain() {
        WebTestClient client = admin();
        CATALOG.plays((request, _) -> {
            request.withConnection(Connection::dispose);
            return Mono.never();
        });
        for (int i = 0; i < ENOUGH; i++) {
            assertThat(status(client, "/api/v1/entities")).isEqualTo(503);
        }
        assertThat(CATALOG.seen()).hasSizeLessThan(ENOUGH);
        assertThat(status(client, "/api/v1/search?q=x")).isEqualTo(200);

        CATALOG.plays((_, response) -> response.sendString(Mono.just("{}")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> status(client, "/api/v1/entities") == 200);
    }

    @Test
    void blamesNoServiceForItsOwnErrorsNorForClientsThatHangUp() throws Exception {
        WebTestClient client = admin();
        SEARCH.plays((_, response) -> response.status(500).send());
        for (int i = 0; i < ENOUGH; i++) {
            assertThat(status(client, "/api/v1/search?q=x")).isEqualTo(500);
        }
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        for (int i = 0; i < ENOUGH; i++) {
            hangUpWaiting(token);
        }
        SEARCH.plays((_, response) -> response.sendString(Mono.just("[]")));
        for (int i = 0; i < ENOUGH; i++) {
            assertThat(status(client, "/api/v1/search?q=x")).isEqualTo(200);
        }
    }

    /** Asks, and leaves once the service has got the request. */
    private void hangUpWaiting(String token) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        SEARCH.plays((_, response) -> {
            asked.countDown();
            return Mono.delay(Duration.ofMillis(50))
                    .then(response.sendString(Mono.just("late")).then());
        });
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET /api/v1/search?q=x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(token);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            asked.await();
        }
    }

    private static int status(WebTestClient client, String path) {
        return client.get().uri(path).exchange().returnResult(Void.class).getStatus().value();
    }
}
