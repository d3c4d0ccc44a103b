package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

class UnavailableIT extends GatewayIT {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/actions, action-service",
        "/api/v1/plugins/github/config, plugin-service",
        "/api/v1/health-check, plugin-service",
        "/api/v1/audit, audit-service"
    })
    void saysWhichServiceIsAway(String path, String service) {
        unavailable(admin().get().uri(path).exchange(), service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user", "/repository/x/log", "/healthcheck", "/git/x.git/info/refs"})
    void saysSoInPlainTextWhereOldClientsOfGitAsk(String path) {
        admin().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody(String.class)
                .isEqualTo("git-service is not available, try again later\n");
    }

    @Test
    void saysSoToAWriteToo() {
        unavailable(
                admin().post()
                        .uri("/api/v1/actions/deploy/execute")
                        .bodyValue(Map.of("inputs", Map.of()))
                        .exchange(),
                "action-service");
    }

    @Test
    void saysSoIfTheServiceHangsUpBeforeItAnswers() {
        CATALOG.plays((request, _) -> hangUp(request::withConnection));
        unavailable(admin().get().uri("/api/v1/entities").exchange(), "catalog-service");
    }

    @Test
    void asksOnceWhateverBecomesOfIt() {
        CATALOG.plays((request, _) -> hangUp(request::withConnection));
        unavailable(
                admin().post().uri("/api/v1/entities").bodyValue("{}").exchange(),
                "catalog-service");
        assertThat(CATALOG.seen()).hasSize(1);
    }

    @Test
    void forgetsTheHeadOfAnAnswerWhoseBodyNeverCame() {
        CATALOG.plays((request, response) ->
                response.header("Content-Encoding", "gzip")
                        .header("Content-Length", "100")
                        .sendHeaders()
                        .then(Mono.from(hangUp(request::withConnection))));
        unavailable(
                admin().get()
                        .uri("/api/v1/entities")
                        .exchange()
                        .expectHeader()
                        .doesNotExist("Content-Encoding"),
                "catalog-service");
    }

    @Test
    void givesUpOnASlowAnswerButNotOnAStream() {
        CATALOG.plays((_, response) -> Mono.delay(Duration.ofSeconds(6)).then(response.send()));
        admin().get()
                .uri("/api/v1/entities")
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("no answer in time");
        admin().get().uri("/api/v1/export").exchange().expectStatus().isOk();
    }

    private static Mono<Void> hangUp(Consumer<Consumer<? super Connection>> connections) {
        return Mono.fromRunnable(() -> connections.accept(Connection::dispose)).then(Mono.never());
    }

    private static void unavailable(WebTestClient.ResponseSpec answer, String service) {
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo(service + " is not available, try again later")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }
}
