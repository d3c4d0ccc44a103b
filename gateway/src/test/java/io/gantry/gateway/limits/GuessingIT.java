package io.gantry.gateway.limits;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.identity.Source;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.requests.Client;
import io.gantry.web.errors.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = {"gantry.limits.requests-per-second=1", "gantry.limits.burst=25"})
class GuessingIT extends GatewayIT {
    @Autowired private RateLimits limits;

    /** The account is held off after ten; then nothing but the rate can refuse. */
    @Test
    void countsThoseWhoGuessPasswordsAlsoOnceTheyAreHeldOff() {
        String wrong = People.basic("u" + UUID.randomUUID(), "wrong password");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> guess(wrong).contains("too many requests"));
    }

    private String guess(String basic) {
        byte[] answer =
                anonymous()
                        .get()
                        .uri("/repository")
                        .header("Authorization", basic)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return new String(requireNonNull(answer), StandardCharsets.UTF_8);
    }

    @Test
    void refusesWhatIsNewAtAnAddressWithoutRequestsAndNobodyWhoIsKnown() {
        String known = aSession();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> status(bearing(known)) == 200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    exhaust();
                    return status(bearing(aSession())) == 429;
                });
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    exhaust();
                    return status(bearing(known)) == 200;
                });
    }

    private void exhaust() {
        Client here = new Client("127.0.0.1", Source.API, "test");
        while (true) {
            try {
                limits.take(here);
            } catch (ApiException _) {
                return;
            }
        }
    }

    /** Of a new user. */
    private String aSession() {
        UUID id = UUID.randomUUID();
        Token token = Token.random(Token.Kind.SESSION);
        database.sql(
                        """
                        WITH u AS (INSERT INTO users (id, username, display_name, role, created_at, password_set_at)
                            VALUES (:id, :name, '', 'viewer', now(), now()) RETURNING id)
                        INSERT INTO sessions (id, token_hash, user_id, created_at, last_used, expires_at)
                        SELECT id, :hash, id, now(), now(), now() + interval '1 day' FROM u
                        """)
                .bind("id", id)
                .bind("name", "user-" + id)
                .bind("hash", token.hash())
                .then()
                .block();
        return token.text();
    }

    private static int status(WebTestClient client) {
        return status(client, "/api/v1/entities");
    }
}
