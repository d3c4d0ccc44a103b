package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.catalog.CatalogIT;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class ApplyOutageIT extends CatalogIT {
    @Test
    void saysWhichDocumentsWereNotWrittenWhenTheDatabaseDies() {
        String before = aName("before");
        String during = aName("during");
        Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();
        lines.tryEmitNext(service(before));
        try {
            StepVerifier.create(send(lines.asFlux()))
                    .assertNext(result("created", before))
                    .then(() -> PLATFORM.kill("postgres"))
                    .then(() -> lines.tryEmitNext(service(during)))
                    .assertNext(result("failed", during))
                    .then(lines::tryEmitComplete)
                    .expectComplete()
                    .verify(Duration.ofSeconds(60));
        } finally {
            PLATFORM.restart("postgres");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        developer()
                                .get()
                                .uri("/api/v1/entities/service/" + before)
                                .exchange()
                                .expectStatus()
                                .isOk());
        developer()
                .get()
                .uri("/api/v1/entities/service/" + during)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static Consumer<JsonNode> result(String result, String name) {
        return outcome -> {
            assertThat(outcome.path("result").asString()).isEqualTo(result);
            assertThat(outcome.path("ref").asString()).isEqualTo("service/" + name);
            if (result.equals("failed")) {
                assertThat(outcome.at("/errors/0/message").asString())
                        .isEqualTo("the database is not available, try again later");
            }
        };
    }

    private Flux<JsonNode> send(Flux<String> lines) {
        return developer()
                .post()
                .uri("/api/v1/apply")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(lines, String.class)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody();
    }

    private static String service(String name) {
        return "{\"kind\": \"Service\", \"metadata\": {\"name\": \"%s\"}, \"spec\": {}}\n"
                .formatted(name);
    }
}
