package io.gantry.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;

@TestPropertySource(properties = {"gantry.limits.idle=2s", "gantry.limits.stalled=2s"})
class SlowClientIT extends GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void cutsOffWhoDoesNotReadHisAnswer() throws Exception {
        CATALOG.plays((_, response) ->
                response.sendString(Flux.range(0, Integer.MAX_VALUE).map(i -> "x".repeat(8192))));
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setReceiveBufferSize(4096);
            send(
                    client,
                    "GET /api/v1/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + token
                            + "\r\n\r\n");
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> stalled() >= 1);
        }
    }

    @Test
    void cutsOffWhoDoesNotFinishHisRequest() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(
                    client,
                    "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
            assertThat(isClosed(client)).isTrue();
        }
    }

    @Test
    void cutsOffWhoAsksNothing() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(client, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(isClosed(client)).isTrue();
        }
    }

    /** Reads until the other side hangs up. */
    private static boolean isClosed(Socket client) throws IOException {
        client.setSoTimeout((int) PATIENCE.toMillis());
        InputStream answer = client.getInputStream();
        while (answer.read() >= 0) {
            // what was answered before
        }
        return true;
    }

    private static void send(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private double stalled() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("gantry_clients_stalled_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
