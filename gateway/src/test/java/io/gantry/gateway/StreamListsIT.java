package io.gantry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Lists that are long, and their readers slow. */
class StreamListsIT extends GatewayIT {
    private static final int MANY = 4000;

    /** More than there are connections to the database. */
    private static final int READERS = 20;

    /** Less than the time after which those who do not read are cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Socket> readers = new ArrayList<>();
    private String token;

    @Autowired private ConnectionPool pool;

    /** More of them than the sockets between us and a reader hold. */
    @BeforeEach
    void makeMany() {
        token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        sql(
                """
                INSERT INTO users (id, username, display_name, role, password_set_at, created_at)
                SELECT gen_random_uuid(), 'many-' || i, repeat('x', 2500), 'viewer', now(), now()
                FROM generate_series(1, %d) AS i
                """
                        .formatted(MANY));
        sql(
                """
                INSERT INTO groups (id, name, title, role, created_at)
                SELECT gen_random_uuid(), 'many-' || i, repeat('x', 2500), 'viewer', now()
                FROM generate_series(1, %d) AS i
                """
                        .formatted(MANY));
        sql(
                """
                INSERT INTO api_keys (id, token_hash, user_id, name, role, created_at)
                SELECT gen_random_uuid(), gen_random_uuid()::text, u.id,
                    'many-' || i || repeat('x', 2500), 'viewer', now()
                FROM users AS u, generate_series(1, %d) AS i WHERE u.username = 'admin'
                """
                        .formatted(MANY));
    }

    @AfterEach
    void removeAll() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        sql("DELETE FROM users WHERE username LIKE 'many-%'");
        sql("DELETE FROM groups WHERE name LIKE 'many-%'");
        sql("DELETE FROM api_keys WHERE name LIKE 'many-%'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/users", "/api/v1/groups", "/api/v1/auth/apikeys"})
    void holdNoConnectionForThoseWhoReadSlowly(String list) throws IOException {
        for (int i = 0; i < READERS; i++) {
            beginToRead(list);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> acquired() == 0);
        assertThat(count(bearing(token), list + "?limit=3")).isEqualTo(3);
        String rest =
                new String(
                        readers.getLast().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rest.split("\"many-", -1)).hasSizeGreaterThan(MANY);
    }

    private int acquired() {
        return pool.getMetrics().orElseThrow().acquiredSize();
    }

    private static int count(WebTestClient client, String list) {
        JsonNode answer = People.json(client.get().uri(list).exchange().expectStatus().isOk());
        return answer.size();
    }

    /** Reads the first byte of the answer and no more. */
    private void beginToRead(String path) throws IOException {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4096);
        reader.setSoTimeout((int) PATIENCE.toMillis());
        reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, token);
        reader.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.getInputStream().read()).isEqualTo('H');
    }

    private void sql(String statement) {
        database.sql(statement).then().block();
    }
}
