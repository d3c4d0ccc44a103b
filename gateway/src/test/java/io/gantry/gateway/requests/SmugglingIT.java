package io.gantry.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two servers may read differently; a service must never see a second one in them.
 */
class SmugglingIT extends GatewayIT {
    private static final String HIDDEN =
            "GET /api/v1/entities/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String CHUNKED = "0\r\n\r\n" + HIDDEN;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For a server that may wait for more in its turn. */
    private static final Duration A_WHILE = Duration.ofMillis(1_500);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: identity, chunked\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\u000bchunked",
                "Content-Length: 5\r\nContent-Length: 60",
                "Content-Length: 5, 60",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Content-Length : 5",
                "Content-Length: 5\r\n Content-Length: 60",
                "X-Bad: a\rContent-Length: 60",
                "X Bad: a\r\nContent-Length: 5",
                "Connection: close, Authorization\r\nContent-Length: 5",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nContent-Length: 5"
            })
    void hidesNoRequestInTheBodyOfAnother(String headers) throws Exception {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        String head =
                "POST /api/v1/entities HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
                        .formatted(token, headers);
        String answer = send(head + CHUNKED, A_WHILE);
        assertThat(CATALOG.seen()).noneMatch(seen -> seen.uri().contains("smuggled"));
        assertThat(CATALOG.seen()).hasSizeLessThan(2);
        assertThat(answer).as(headers).doesNotContain("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/api/v1/entities HTTP/1.1",
                "GET /api/v1/../../entities HTTP/1.1",
                "GET //evil.example/api/v1/entities HTTP/1.1",
                "GET /api/v1/entities;x=y HTTP/1.1",
                "GET /api/v1/entities%0d%0aX-Gantry-User:%20root HTTP/1.1",
                "GET /api/v1/%2e%2e/entities HTTP/1.1"
            })
    void asksNoServiceForAnotherPlace(String line) throws Exception {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        String answer =
                send(
                        line
                                + "\r\nHost: x\r\nAuthorization: Bearer "
                                + token
                                + "\r\nConnection: close\r\n\r\n",
                        PATIENCE);
        assertThat(answer).startsWith("HTTP/1.1");
        CATALOG.seen()
                .forEach(seen -> {
                    assertThat(seen.uri()).isEqualTo("/api/v1/entities");
                    assertThat(List.copyOf(seen.headers().names())).doesNotContain("X-Gantry-User");
                    assertThat(seen.headers().get("Host")).doesNotContain("evil");
                });
    }

    /** What is answered, as far as it begins in that time. */
    private String send(String request, Duration patience) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            try {
                for (int b = socket.getInputStream().read();
                        b >= 0;
                        b = socket.getInputStream().read()) {
                    answer.append((char) b);
                    socket.setSoTimeout(Math.toIntExact(A_WHILE.toMillis()));
                }
            } catch (IOException _) {
                return answer.toString(); // it waits for more, which is also right
            }
            return answer.toString();
        }
    }
}
