package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;

@TestPropertySource(properties = "gantry.services.spared=1s")
class CircuitBreakerIT extends GatewayIT {
    private static final int ENOUGH = 40;
    private static final int TRIALS = 3;
    private static final int PATIENCE_MILLIS = 60_000;

    private final AtomicInteger begun = new AtomicInteger();

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

    @Test
    void blamesNoServiceForClientsThatSendSlowly() throws Exception {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < ENOUGH; i++) {
                slow.add(sendHalf(token));
            }
            for (Socket client : slow) {
                assertThat(firstLine(client)).startsWith("HTTP/1.1 408");
            }
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
        assertThat(status(admin(), "/api/v1/search?q=x")).isEqualTo(200);
    }

    private Socket sendHalf(String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String request =
                "POST /api/v1/search HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 100\r\n\r\n{"
                        .formatted(token);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        return String.valueOf(
                new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine());
    }

    /** As many streams as there are trials must not keep others waiting for their ends. */
    @Test
    void findsAServiceWellOnceItsAnswersBegin() {
        WebTestClient client = admin();
        CATALOG.plays((request, _) -> {
            request.withConnection(Connection::dispose);
            return Mono.never();
        });
        for (int i = 0; i < ENOUGH; i++) {
            assertThat(status(client, "/api/v1/export")).isEqualTo(503);
        }
        CATALOG.plays((_, response) ->
                response.header("Content-Type", "application/x-ndjson")
                        .send(
                                ByteBufFlux.fromString(
                                        Flux.concat(Mono.just("{}\n"), Flux.<String>never())),
                                _ -> true));
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        List<Disposable> streams = new ArrayList<>();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        streams.add(open(token));
                        return begun.get() > 2 * TRIALS;
                    });
        } finally {
            streams.forEach(Disposable::dispose);
        }
    }

    private Disposable open(String token) {
        return HttpClient.create()
                .headers(headers -> headers.set("Authorization", "Bearer " + token))
                .get()
                .uri("http://127.0.0.1:" + port + "/api/v1/export")
                .response((head, body) -> {
                    if (head.status().code() == 200) {
                        begun.incrementAndGet();
                    }
                    return body;
                })
                .subscribe();
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
}
