package io.gantry.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.gateway.GatewayIT;
import io.gantry.testing.EventProbe;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A login all the way from HTTP to the event. */
class FlowIT extends GatewayIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void tellsOfTheFirstAdminOfALoginAndOfALogout() {
        anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("X-Request-Id", "login-1")
                .header("X-Gantry-Client", "ui")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .bodyValue(Map.of("username", "admin", "password", ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
        admin().post().uri("/api/v1/auth/logout").header("X-Request-Id", "logout-1").exchange();
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await("user.created", "user/admin");
            ConsumerRecord<String, byte[]> login = probe.await(m -> isOf("login-1", m));
            assertThat(EventProbe.header(login, "ce_type")).isEqualTo("session.created");
            assertThat(EventProbe.header(login, "ce_actor")).isEqualTo("admin");
            assertThat(EventProbe.header(login, "ce_door")).isEqualTo("ui");
            assertThat(EventProbe.header(login, "ce_address")).isEqualTo("127.0.0.1");
            assertThat(EventProbe.header(login, "traceparent")).startsWith("00-" + TRACE);
            ConsumerRecord<String, byte[]> logout = probe.await(m -> isOf("logout-1", m));
            assertThat(EventProbe.header(logout, "ce_type")).isEqualTo("session.deleted");
        }
    }

    private static boolean isOf(String requestId, ConsumerRecord<?, ?> message) {
        return requestId.equals(EventProbe.header(message, "ce_requestid"));
    }
}
