package io.gantry.gateway.refusals;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.basic;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.testing.EventProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every test comes from an address of its own, so that no other has told of it before. */
@TestPropertySource(properties = "gantry.trusted-proxies=127.0.0.1/32")
class RefusalIT extends GatewayIT {
    private static final String TYPE = "access.refused";
    private final EventProbe probe = new EventProbe(Topic.Names.IDENTITY);
    private final String address = anAddress();
    private String user;
    private WebTestClient his;

    @BeforeEach
    void makeUser() {
        user = new People(admin()).user("viewer");
        his = from(bearing(logIn(user, PASSWORD).path("token").asString()));
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void tellsOnceAMinuteWhatTheGatewayForbids() {
        for (int i = 0; i < 5; i++) {
            refused(his, HttpMethod.GET, "/api/v1/auth/users/somebody?x=y", 403);
        }
        JsonNode event = await("GET /api/v1/auth/users/{username}");
        assertThat(event.path("username").asString()).isEqualTo(user);
        assertThat(event.path("status").asInt()).isEqualTo(403);
        assertThat(event.path("path").asString()).isEqualTo("/api/v1/auth/users/somebody");
        refused(his, HttpMethod.GET, "/api/v1/groups", 403);
        await("GET /api/v1/groups");
        assertThat(mine()).hasSizeBetween(2, 3); // a minute may end meanwhile
    }

    @Test
    void tellsWhatAServiceForbids() {
        CATALOG.plays((_, response) ->
                response.status(403).sendString(Mono.just("{\"error\":\"needs role developer\"}")));
        refused(his, HttpMethod.DELETE, "/api/v1/entities/service/payments", 403);
        JsonNode event = await("DELETE /api/v1/entities/{kind}/{name}");
        assertThat(event.path("username").asString()).isEqualTo(user);
        assertThat(event.path("path").asString()).isEqualTo("/api/v1/entities/service/payments");
    }

    @Test
    void tellsWhatAForeignPageTried() {
        WebTestClient foreign =
                his.mutate().defaultHeader(HttpHeaders.ORIGIN, "https://evil.example").build();
        refused(foreign, HttpMethod.POST, "/api/v1/entities", 403);
        JsonNode event = await("POST /api/v1/entities");
        assertThat(event.path("username").asString()).isEqualTo("(anonymous)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer gantry_s_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer nonsense",
                "Basic nonsense",
                "Digest x"
            })
    void tellsOfTokensThatAreNobodys(String shown) {
        WebTestClient forging =
                from(anonymous()).mutate().defaultHeader(HttpHeaders.AUTHORIZATION, shown).build();
        refused(forging, HttpMethod.GET, "/repository/payments/tree", 401);
        JsonNode event = await("GET /repository/{name}/tree");
        assertThat(event.path("username").asString()).isEqualTo("(anonymous)");
        assertThat(event.path("status").asInt()).isEqualTo(401);
    }

    @Test
    void tellsOfASessionThatHasEnded() {
        his.post().uri("/api/v1/auth/logout").exchange().expectStatus().isNoContent();
        refused(his, HttpMethod.HEAD, "/api/v1/entities/service/payments", 401);
        assertThat(await("GET /api/v1/entities/{kind}/{name}").path("username").asString())
                .isEqualTo("(anonymous)");
    }

    @Test
    void keepsToItselfWhatIsNoRoute() {
        WebTestClient forging =
                from(anonymous())
                        .mutate()
                        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer x")
                        .build();
        refused(forging, HttpMethod.GET, "/a-secret-in-the-path", 401);
        refused(forging, HttpMethod.GET, "/another-path", 401);
        assertThat(await("(unknown)").path("path").asString()).isEmpty();
    }

    @Test
    void tellsAWrongPairAsALoginAlone() {
        for (String secret : List.of("wrong password", "gantry_k_" + "A".repeat(43))) {
            WebTestClient guessing =
                    from(anonymous())
                            .mutate()
                            .defaultHeader(HttpHeaders.AUTHORIZATION, basic(user, secret))
                            .build();
            String route = secret.startsWith("g") ? "/user" : "/repository";
            refused(guessing, HttpMethod.GET, route, 401);
            probe.await(message ->
                    "login.refused".equals(EventProbe.header(message, "ce_type"))
                            && route.equals(json(message).path("route").asString())
                            && address.equals(EventProbe.header(message, "ce_address")));
        }
        assertThat(mine()).isEmpty();
    }

    @Test
    void saysNothingOfThoseWhoShowNothing() {
        refused(from(anonymous()), HttpMethod.GET, "/api/v1/entities", 401);
        refused(his, HttpMethod.GET, "/api/v1/groups", 403);
        await("GET /api/v1/groups");
        assertThat(mine()).hasSize(1);
    }

    @Test
    void answersAlsoWhenItCannotTellAndTellsOfTheNextOne() {
        WebTestClient foreign =
                his.mutate().defaultHeader(HttpHeaders.ORIGIN, "https://evil.example").build();
        PLATFORM.kill("postgres");
        try {
            refused(foreign, HttpMethod.POST, "/api/v1/apply", 403);
        } finally {
            PLATFORM.restart("postgres");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    refused(foreign, HttpMethod.POST, "/api/v1/apply", 403);
                    return !mine().isEmpty();
                });
    }

    private static void refused(WebTestClient client, HttpMethod method, String uri, int status) {
        client.method(method).uri(uri).exchange().expectStatus().isEqualTo(status);
    }

    private WebTestClient from(WebTestClient client) {
        return client.mutate().defaultHeader("X-Forwarded-For", address).build();
    }

    private JsonNode await(String route) {
        return json(
                probe.await(message ->
                        TYPE.equals(EventProbe.header(message, "ce_type"))
                                && address.equals(EventProbe.header(message, "ce_address"))
                                && route.equals(json(message).path("route").asString())));
    }

    private List<ConsumerRecord<String, byte[]>> mine() {
        return probe.all().stream()
                .filter(message -> TYPE.equals(EventProbe.header(message, "ce_type")))
                .filter(message -> address.equals(EventProbe.header(message, "ce_address")))
                .toList();
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> message) {
        return JsonMapper.shared().readTree(requireNonNull(message.value()));
    }

    private static String anAddress() {
        UUID any = UUID.randomUUID();
        String text = "2001:db8::%x:%x".formatted(any.hashCode() >>> 16, any.hashCode() & 0xffff);
        return requireNonNull(InetAddress.ofLiteral(text).getHostAddress());
    }
}
