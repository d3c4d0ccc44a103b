package io.gantry.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.testing.TestPlatform;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Gateways that start on a database of their own, as replicas or one after the other. */
class FirstStartIT {
    private static final String OTHER_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    static {
        TestPlatform.start();
    }

    @TempDir private Path data;

    @Test
    void makesOneAdminAndOneFileWhenTwoReplicasStartTogether() throws IOException {
        String database = aDatabase();
        CompletableFuture<ConfigurableApplicationContext> other =
                CompletableFuture.supplyAsync(() -> start(database, GatewayIT.ENCRYPTION_KEY));
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
        String database = aDatabase();
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
        String database = aDatabase();
        start(database, GatewayIT.ENCRYPTION_KEY).close();
        assertThatThrownBy(() -> start(database, OTHER_KEY))
                .hasStackTraceContaining("GANTRY_ENCRYPTION_KEY does not open signing key");
    }

    @Test
    void refusesToStartWithoutAKey() {
        assertThatThrownBy(() -> start(aDatabase(), ""))
                .hasStackTraceContaining("GANTRY_ENCRYPTION_KEY is missing");
    }

    private ConfigurableApplicationContext start(String database, String key) {
        return new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--gantry.database=" + database,
                        "--gantry.encryption-key=" + key,
                        "--gantry.data=" + data);
    }

    /** Threads that may end with the context; the usual ones are also those of other contexts. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnThreads {
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }

    /** A new database beside those of the services. */
    private static String aDatabase() {
        String name = "identity_" + UUID.randomUUID().toString().substring(0, 8);
        ConnectionFactory factory =
                ConnectionFactories.get(
                        "r2dbc:postgresql://%s:%s@%s/gantry_identity"
                                .formatted(
                                        System.getProperty("GANTRY_POSTGRES_USER"),
                                        System.getProperty("GANTRY_POSTGRES_PASSWORD"),
                                        System.getProperty("GANTRY_POSTGRES")));
        DatabaseClient.create(factory).sql("CREATE DATABASE " + name).then().block();
        return name;
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
                client(gateway)
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
        client(gateway)
                .post()
                .uri("/api/v1/auth/login")
                .bodyValue(Map.of("username", "admin", "password", password))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static WebTestClient client(ConfigurableApplicationContext gateway) {
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        return GatewayIT.client("http://127.0.0.1:" + port);
    }
}
