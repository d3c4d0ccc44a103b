package io.gantry.gateway.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.gateway.GatewayIT;
import io.gantry.testing.EventProbe;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

/** However many addresses an attacker has, a minute has an end. */
@TestPropertySource(
        properties = {"gantry.trusted-proxies=127.0.0.1/32", "gantry.refusals.per-minute=3"})
class ManyRefusalsIT extends GatewayIT {
    private static final String NET = "2001:db8:77:0:0:0:0:";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void tellsTheFirstOnesAndThatThereWereOthers() {
        for (int i = 1; i <= 30; i++) {
            anonymous()
                    .get()
                    .uri("/api/v1/entities")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer x")
                    .header("X-Forwarded-For", NET + i)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await("access.refused", "route/(others)");
            // These are in another partition, so perhaps read later.
            Awaitility.await().atMost(PATIENCE).until(() -> told(probe).size() >= 3);
            assertThat(told(probe)).hasSizeBetween(3, 6); // a minute may end meanwhile
        }
    }

    private static List<ConsumerRecord<String, byte[]>> told(EventProbe probe) {
        return probe.all().stream()
                .filter(m -> EventProbe.header(m, "ce_address").startsWith(NET))
                .toList();
    }
}
