package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

class HandshakeIT extends LiveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private String token = "";

    @BeforeEach
    void signIn() {
        token = aUser(Role.VIEWER);
    }

    @Test
    void opensForABearerFromNoSite() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
        }
    }

    /** Each session is read anew, so that the request goes on in the database's thread. */
    @Test
    void hearsWhatIsSaidAtOnceByManyAtOnce() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Future<?>> heard = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String fresh = aUser(Role.VIEWER);
                heard.add(many.submit(() -> openAndBeHeard(fresh)));
            }
            for (Future<?> one : heard) {
                one.get();
            }
        }
    }

    private void openAndBeHeard(String fresh) {
        try (LiveClient client = LiveClient.open(port, fresh)) {
            client.untilHeard();
        }
    }

    @Test
    void opensForTheCookieOfOurOwnSite() {
        String cookie = "gantry_session=" + token;
        try (LiveClient client = LiveClient.open(port, Map.of("Cookie", cookie, "Origin", own()))) {
            client.untilHeard();
        }
    }

    @Test
    void refusesTheCookieWithoutAnOrigin() {
        refuses(403, "Origin is missing", byCookie());
    }

    @Test
    void refusesAnotherSiteWhateverTheCredential() {
        for (String origin :
                List.of("null", "http://evil.example", "http://127.0.0.1:1", "nonsense")) {
            Consumer<HttpHeaders> foreign = headers -> headers.set("Origin", origin);
            refuses(403, "Origin is " + origin, byCookie().andThen(foreign));
            refuses(403, "Origin is " + origin, byBearer().andThen(foreign));
        }
        refuses(
                403,
                "Sec-Fetch-Site is cross-site",
                byBearer().andThen(headers -> headers.set("Sec-Fetch-Site", "cross-site")));
    }

    @Test
    void refusesWhoShowsNothingOrWhatHasEnded() {
        refuses(401, "authentication is required", _ -> {});
        change("DELETE FROM sessions WHERE token_hash = :hash", token);
        refuses(401, "authentication is required", byBearer());
    }

    @Test
    void refusesATokenInTheAddressEvenBesideAGoodOne() {
        for (String name : List.of("token", "access_token")) {
            String query = "?" + name + "=" + token;
            String answer = "parameter " + name + ": a token in the address is refused";
            refuses(401, answer, _ -> {}, query);
            refuses(401, answer, byBearer(), query);
        }
        refuses(400, "unknown query parameter \"chanel\"", byBearer(), "?chanel=git");
    }

    @Test
    void refusesAPlainRequest() {
        bearing(token)
                .get()
                .uri("/api/v1/ws")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("Upgrade is missing, expected websocket");
    }

    @Test
    void letsNobodyHaveMoreSocketsThanAllowedAndFreesThePlaces() {
        try (var small =
                        anotherGateway(
                                "--gantry.websocket.sockets-per-user=2",
                                "--gantry.websocket.sockets=3");
                var first = LiveClient.open(port(small), token);
                var second = LiveClient.open(port(small), token)) {
            handshake(port(small), byBearer(), "")
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .exists("Retry-After");
            first.cut();
            try (var third = untilOpen(port(small), token);
                    var other = untilOpen(port(small), aUser(Role.VIEWER))) {
                token = aUser(Role.VIEWER);
                handshake(port(small), byBearer(), "")
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .exists("Retry-After");
                third.untilHeard();
                other.untilHeard();
                second.untilHeard();
            }
        }
    }

    @Test
    void countsHandshakesUnderOneName() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            refuses(403, "Origin", byCookie());
            // A request is counted once it is answered.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(metrics())
                                    .contains("uri=\"/api/v1/ws\"")
                                    .containsPattern("gantry_websocket_sockets [1-9]"));
        }
    }

    private static LiveClient untilOpen(int port, String token) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> LiveClient.open(port, token), client -> true);
    }

    private void refuses(int status, String sentence, Consumer<HttpHeaders> credential) {
        refuses(status, sentence, credential, "");
    }

    private void refuses(
            int status, String sentence, Consumer<HttpHeaders> credential, String query) {
        handshake(port, credential, query)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.error")
                .value(error -> assertThat(String.valueOf(error)).contains(sentence))
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    private static WebTestClient.ResponseSpec handshake(
            int port, Consumer<HttpHeaders> credential, String query) {
        Map<String, String> upgrade =
                Map.of(
                        "Connection", "Upgrade",
                        "Upgrade", "websocket",
                        "Sec-WebSocket-Version", "13",
                        "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return client("http://127.0.0.1:" + port)
                .get()
                .uri("/api/v1/ws" + query)
                .headers(headers -> headers.setAll(upgrade))
                .headers(credential)
                .exchange();
    }

    private Consumer<HttpHeaders> byCookie() {
        return headers -> headers.set("Cookie", "gantry_session=" + token);
    }

    private Consumer<HttpHeaders> byBearer() {
        return headers -> headers.setBearerAuth(token);
    }

    private String own() {
        return "http://127.0.0.1:" + port;
    }
}
