package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class ApplyLinesIT extends CatalogIT {
    @Test
    void answersEachLineInItsOrder() {
        String name = aName("shop");
        List<JsonNode> outcomes =
                send("", Flux.just(service(name), "oops\n", "\n", service(name)))
                        .toStream()
                        .toList();
        assertThat(outcomes)
                .extracting(it -> it.path("result").asString())
                .containsExactly("created", "invalid", "unchanged");
        assertThat(outcomes.get(1).path("errors").get(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void answersWhileMoreLinesCome() {
        Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();
        // The head of the answer comes with its first line.
        lines.tryEmitNext(service(aName("a")));
        StepVerifier.create(send("", lines.asFlux()).map(it -> it.path("result").asString()))
                .expectNext("created")
                .then(() -> lines.tryEmitNext(service(aName("b"))))
                .expectNext("created")
                .then(lines::tryEmitComplete)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }

    @Test
    void goesOnBehindALineThatIsTooLong() {
        String name = aName("shop");
        assertThat(
                        send("", Flux.just("x".repeat(2 << 20) + "\n", service(name)))
                                .map(it -> it.path("result").asString())
                                .collectList()
                                .block())
                .containsExactly("invalid", "created");
    }

    @Test
    void takesMoreThanAnUploadMayHold() {
        String name = aName("shop");
        String filler = "# ".repeat(250_000);
        Flux<String> lines =
                Flux.range(0, 40)
                        .map(i -> service(name, "\"description\": \"" + filler + i + "\","));
        assertThat(send("?dryRun=true", lines).count().block()).isEqualTo(40);
    }

    @Test
    void refusesALaterDescriptorWhoseNameBecameThatOfAnEarlierOne() {
        String name = aName("shop");
        assertThat(
                        send(
                                        "",
                                        Flux.just(
                                                component(name + "_a"),
                                                component(name + ".A"),
                                                component(name + "-a")))
                                .map(it -> it.path("result").asString())
                                .collectList()
                                .block())
                .containsExactly("created", "created", "invalid");
    }

    @Test
    void refusesALaterDescriptorWhoseNameADocumentHad() {
        String name = aName("shop");
        assertThat(
                        send("", Flux.just(service(name), component(name)))
                                .map(it -> it.path("result").asString())
                                .collectList()
                                .block())
                .containsExactly("created", "invalid");
    }

    @Test
    void isNeverAtomic() {
        request("?atomic=true", Flux.just(service(aName("a")))).expectStatus().isBadRequest();
    }

    private Flux<JsonNode> send(String query, Flux<String> lines) {
        return request(query, lines)
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec request(String query, Flux<String> lines) {
        return developer()
                .post()
                .uri("/api/v1/apply" + query)
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(lines, String.class)
                .exchange();
    }

    private static String service(String name) {
        return service(name, "");
    }

    private static String service(String name, String metadata) {
        return "{\"kind\": \"Service\", \"metadata\": {%s \"name\": \"%s\"}, \"spec\": {}}\n"
                .formatted(metadata, name);
    }

    private static String component(String name) {
        return "{\"apiVersion\": \"backstage.io/v1\", \"kind\": \"Component\", \"metadata\": {\"name\": \"%s\"}}\n"
                .formatted(name);
    }
}
