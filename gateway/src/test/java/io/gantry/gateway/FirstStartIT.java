package io.gantry.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Gateways that start on a database of their own, as replicas or one after the other. */
class FirstStartIT {
    private static final String OTHER_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    static {
        TestPlatform.start();
    }

    @TempDir private Path data;

    @Test
    void makesOneAdminAndOneFileWhenTwoReplicasStartTogether() throws IOException {
        String database = Gateways.aDatabase();
        CompletableFuture<ConfigurableApplicationContext> other =
                CompletableFuture.supplyAsync(() ->
                        Gateways.startBesideAnother(arguments(database, GatewayIT.ENCRYPTION_KEY)));
        try (var one = start(database, GatewayIT.ENCRYPTION_KEY);
                var two = other.join()) {
            Path file = data.resolve("admin-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files).containsExactly(file);
            }
            assertThat(rows(one, "users")).hasSize(1);
            assertThat(rows(one, "signing_keys")).hasSize(1);
            String password = Files.readString(file).strip();
            assertThat(password).hasSize(24);
            canLogIn(one, password);
            canLogIn(two, password);
            assertThat(keys(two)).isEqualTo(keys(one));
        }
    }

    @Test
    void keepsAdminAndSigningKeyOverARestart() throws IOException {
        String database = Gateways.aDatabase();
        String keys;
        Path file = data.resolve("admin-password");
        String password;
        try (var first = start(database, GatewayIT.ENCRYPTION_KEY)) {
            keys = keys(first);
            password = Files.readString(file).strip();
            Files.delete(file);
            isNotInClear(rows(first, "signing_keys").getFirst());
        }
        try (var second = start(database, GatewayIT.ENCRYPTION_KEY)) {
            assertThat(keys(second)).isEqualTo(keys);
            assertThat(file).doesNotExist();
            canLogIn(second, password);
        }
    }

    @Test
    void refusesToStartUnderAnotherKey() {
        String database = Gateways.aDatabase();
        start(database, GatewayIT.ENCRYPTION_KEY).close();
        assertThatThrownBy(() -> start(database, OTHER_KEY))
                .hasStackTraceContaining("GANTRY_ENCRYPTION_KEY does not open signing key");
    }

    @Test
    void refusesToStartWithoutAKey() {
        assertThatThrownBy(() -> start(Gateways.aDatabase(), ""))
                .hasStackTraceContaining("GANTRY_ENCRYPTION_KEY is missing");
    }

    private ConfigurableApplicationContext start(String database, String key) {
        return Gateways.start(arguments(database, key));
    }

    private String[] arguments(String database, String key) {
        return new String[] {
            "--gantry.database=" + database,
            "--gantry.encryption-key=" + key,
            "--gantry.data=" + data
        };
    }

    private static List<String> rows(ConfigurableApplicationContext gateway, String table) {
        return requireNonNull(
                gateway.getBean(DatabaseClient.class)
                        .sql("SELECT t::text FROM %s AS t".formatted(table))
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block());
    }

    /** In the dump of a row, bytes are in hexadecimal. */
    private static void isNotInClear(String row) {
        assertThat(row)
                .contains("\\\\x")
                .doesNotContain(HexFormat.of().formatHex("\"d\":".getBytes(UTF_8)));
    }

    private static String keys(ConfigurableApplicationContext gateway) {
        return requireNonNull(
                Gateways.client(gateway)
                        .get()
                        .uri("/.well-known/jwks.json")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static void canLogIn(ConfigurableApplicationContext gateway, String password) {
        Gateways.client(gateway)
                .post()
                .uri("/api/v1/auth/login")
                .bodyValue(Map.of("username", "admin", "password", password))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
