package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.events.Topic;
import io.gantry.testing.EventProbe;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Many documents in one statement come to the same as each alone. */
class ApplyTogetherIT extends CatalogIT {
    private final String namespace = aName("together");

    @Test
    void keepsEdgesRevisionsAndEventsOfEach() {
        apply(lines(0, 700, "backend"));
        List<JsonNode> outcomes = apply(lines(300, 800, "worker"));
        assertThat(outcomes)
                .extracting(it -> it.path("result").asString())
                .isEqualTo(
                        Stream.concat(
                                        Collections.nCopies(400, "updated").stream(),
                                        Collections.nCopies(100, "created").stream())
                                .toList());
        assertThat(rows("entities WHERE namespace")).isEqualTo(800);
        assertThat(rows("relations WHERE from_namespace")).isEqualTo(800);
        assertThat(rows("revisions WHERE namespace")).isEqualTo(1200);
        JsonNode revisions =
                read("/api/v1/entities/service/s-400/revisions?namespace=" + namespace);
        assertThat(texts(revisions, "/action")).containsExactly("update", "create");
        String ref = "service/" + namespace + ":s-400";
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            var created = probe.await("entity.created", ref);
            var updated = probe.await("entity.updated", ref);
            assertThat(updated.key()).isEqualTo(created.key());
            assertThat(updated.offset()).isGreaterThan(created.offset());
        }
    }

    @Test
    void lastsWhenOthersApplyTheSameInAnotherOrder() {
        List<String> forth = lines(0, 400, "backend");
        List<String> back = lines(0, 400, "worker").reversed();
        CompletableFuture<List<JsonNode>> other = CompletableFuture.supplyAsync(() -> apply(back));
        List<JsonNode> outcomes = apply(forth);
        assertThat(Stream.concat(outcomes.stream(), other.join().stream()))
                .extracting(it -> it.at("/errors/0/message").asString(""))
                .containsOnly("");
        assertThat(rows("entities WHERE namespace")).isEqualTo(400);
    }

    private List<String> lines(int from, int to, String type) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        "{\"kind\": \"Service\", \"metadata\": {\"namespace\": \"%s\", \"name\": \"s-%d\"}, \"spec\": {\"type\": \"%s\", \"system\": \"%s\"}}\n"
                                .formatted(namespace, i, type, type))
                .toList();
    }

    private List<JsonNode> apply(List<String> lines) {
        return developer()
                .post()
                .uri("/api/v1/apply")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines.stream().collect(Collectors.joining()))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Long rows(String table) {
        return database.sql("SELECT count(*) FROM %s = '%s'".formatted(table, namespace))
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
