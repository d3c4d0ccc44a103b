package io.gantry.gateway.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.gateway.GatewayIT;
import io.gantry.testing.EventProbe;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

/** However many addresses an attacker has, a minute has an end. */
@TestPropertySource(
        properties = {"gantry.trusted-proxies=127.0.0.1/32", "gantry.refusals.per-minute=3"})
class ManyRefusalsIT extends GatewayIT {
    private static final String NET = "2001:db8:77:0:0:0:0:";

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
            List<ConsumerRecord<String, byte[]>> told =
                    probe.all().stream()
                            .filter(m -> EventProbe.header(m, "ce_address").startsWith(NET))
                            .toList();
            assertThat(told).hasSizeBetween(3, 6); // a minute may end meanwhile
        }
    }
}
