package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** How sockets end, and what does not end them. */
class EndingIT extends LiveIT {
    private static final String NAME = "/payload/metadata/name";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString();
    private String token = "";

    @BeforeEach
    void signIn() {
        token = aUser(Role.VIEWER);
    }

    @Test
    void endsAfterALogout() {
        try (LiveClient client = LiveClient.open(port, token);
                LiveClient second = LiveClient.open(port, token)) {
            bearing(token).post().uri("/api/v1/auth/logout").exchange();
            assertThat(client.closeCode()).isEqualTo(1008);
            assertThat(second.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void endsWithTheUserAlsoWhileKafkaIsAway() {
        PLATFORM.kill("kafka");
        try (LiveClient client = LiveClient.open(port, token)) {
            change("UPDATE users SET disabled = true WHERE id = :user", token);
            assertThat(client.closeCode()).isEqualTo(1008);
        } finally {
            PLATFORM.restart("kafka");
        }
    }

    @Test
    void endsWhenRightsCannotBeRead() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            PLATFORM.kill("postgres");
            assertThat(client.closeCode()).isEqualTo(1013);
        } finally {
            PLATFORM.restart("postgres");
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> anonymous().get().uri("/readyz").exchange().expectStatus().isOk());
    }

    @Test
    void doesNotKeepItsSessionFromEnding() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            change(
                    "UPDATE sessions SET last_used = now() - interval '12 h'"
                            + " WHERE token_hash = :hash",
                    token);
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void staysOpenWhileKafkaIsAwayAndMissesNothing() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            create(run, 1);
            client.until(NAME, run);
            PLATFORM.kill("kafka");
            try {
                anonymous().get().uri("/readyz").exchange().expectStatus().isOk();
                client.untilHeard();
            } finally {
                PLATFORM.restart("kafka");
            }
            IntStream.range(0, 20).forEach(i -> create(run + "." + i, 1));
            List<String> missing =
                    new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> run + "." + i).toList());
            while (!missing.isEmpty()) {
                missing.remove(client.next().at(NAME).asString(""));
            }
        }
    }

    @Test
    void closesTheClientWhoDoesNotReadAndNoOther() {
        try (LiveClient deaf = LiveClient.openAndIgnore(port, token);
                LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            double before = tooSlow();
            int sent = 0;
            while (tooSlow() == before) {
                create(run + "." + sent++, 100_000);
                client.until(NAME, run + "." + (sent - 1));
            }
            client.untilHeard();
            deaf.read();
            Awaitility.await().atMost(PATIENCE).until(() -> !deaf.isOpen());
        }
    }

    private double tooSlow() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("gantry_websocket_closed_total"))
                .filter(line -> line.contains("reason=\"too_slow\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void endsWhenTooMuchIsSaid() {
        try (LiveClient client = LiveClient.open(port, token)) {
            for (int i = 0; i < 10_000 && client.isOpen(); i++) {
                client.trySay("{\"action\":\"unsubscribe\",\"channel\":\"git\"}");
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void endsWhenAMessageIsLongerThanAnythingItWouldAnswer() {
        try (LiveClient client = LiveClient.open(port, token)) {
            client.trySay("x".repeat(70_000));
            Awaitility.await().atMost(PATIENCE).until(() -> !client.isOpen());
        }
    }

    @Test
    void endsWhenNobodyAnswersAPing() {
        try (var impatient = anotherGateway("--gantry.websocket.ping=5s");
                LiveClient dead = LiveClient.openAndIgnore(port(impatient), token);
                LiveClient alive = LiveClient.open(port(impatient), token)) {
            Awaitility.await().atMost(PATIENCE).until(() -> meter(impatient, "silent") == 1);
            alive.untilHeard();
            dead.read();
            assertThat(dead.closeCode()).isEqualTo(1008);
        }
    }

    private static double meter(ConfigurableApplicationContext gateway, String reason) {
        return gateway.getBean(MeterRegistry.class)
                .counter("gantry.websocket.closed", "reason", reason)
                .count();
    }

    @Test
    void isToldThatTheGatewayStops() {
        LiveClient client;
        try (var stopping = anotherGateway()) {
            client = LiveClient.open(port(stopping), token);
            client.untilHeard();
        }
        assertThat(client.closeCode()).isEqualTo(1001);
    }
}
