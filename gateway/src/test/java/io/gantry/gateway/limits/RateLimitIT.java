package io.gantry.gateway.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = {"gantry.limits.requests-per-second=1", "gantry.limits.burst=20"})
class RateLimitIT extends GatewayIT {
    private static final int BURST = 20;

    @Autowired private RateLimits limits;

    @Test
    void refusesMoreThanTheBurstOfOneUserByWhateverSession() {
        WebTestClient first = admin();
        WebTestClient second = admin();
        Instant begun = Instant.now();
        long answered =
                IntStream.range(0, 2 * BURST)
                        .filter(i -> status(i % 2 == 0 ? first : second) == 200)
                        .count();
        long refilled = Duration.between(begun, Instant.now()).toSeconds() + 1;
        assertThat(answered).isBetween(1L, BURST + refilled);
        assertThat(CATALOG.seen()).hasSize((int) answered);
        // A request may be granted anew each second, so the refusal is asked for until it comes.
        Awaitility.await().untilAsserted(() -> isRefused(first));
    }

    private static void isRefused(WebTestClient client) {
        client.get()
                .uri("/api/v1/entities")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .valueMatches("Retry-After", "[1-9][0-9]*")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("too many requests, at most 1 a second and 20 at once are answered")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void countsThoseWhoGuessTokensByTheirAddress() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() ->
                        assertThat(status(bearing("gantry_s_" + UUID.randomUUID())))
                                .isEqualTo(429));
    }

    @Test
    void neverRefusesThoseWhoWatchItsHealth() {
        for (int i = 0; i < 2 * BURST; i++) {
            anonymous().get().uri("/healthz").exchange().expectStatus().isOk();
        }
    }

    @Test
    void sharesTheLimitWithOtherLiveGateways() {
        database.sql("INSERT INTO gateways VALUES (:id, now() + interval '1 minute')")
                .bind("id", UUID.randomUUID())
                .then()
                .block();
        assertThat(live()).isGreaterThan(1);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::grantsItsPart);
        database.sql("DELETE FROM gateways WHERE seen_at > now()").then().block();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::grantsItsPart);
    }

    private boolean grantsItsPart() {
        return grantedTo(UUID.randomUUID().toString()) == Math.ceilDiv(BURST, live());
    }

    private int live() {
        return requireNonNull(
                database.sql(
                                "SELECT count(*) FROM gateways WHERE seen_at > now() - interval '6 seconds'")
                        .mapValue(Integer.class)
                        .one()
                        .block());
    }

    private int grantedTo(String caller) {
        for (int granted = 0; ; granted++) {
            try {
                limits.take(caller);
            } catch (RuntimeException _) {
                return granted;
            }
        }
    }

    private static int status(WebTestClient client) {
        return status(client, "/api/v1/entities");
    }
}
