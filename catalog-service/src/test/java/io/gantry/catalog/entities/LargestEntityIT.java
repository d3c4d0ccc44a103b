package io.gantry.catalog.entities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.events.Topic;
import io.gantry.testing.EventProbe;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What is too large to be told is refused, by whatever door it comes in. */
class LargestEntityIT extends CatalogIT {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final String THREE_BYTES = "\u20ac";

    private final String name = aName("large");

    @Test
    void refusesAnUploadedEntityAboveOneMebibyteOfJson() {
        int bytes = 1_200_000;
        for (String character : new String[] {THREE_BYTES, "\u00e9", "\\n"}) {
            String text = character.repeat(bytes / character.getBytes(UTF_8).length);
            JsonNode outcome = apply(MediaType.APPLICATION_JSON, "[" + api(text) + "]");
            assertThat(outcome.path("result").asString()).isEqualTo("invalid");
        }
        JsonNode outcome = apply(YAML, api(THREE_BYTES.repeat(bytes / 3)));
        assertThat(outcome.path("result").asString()).isEqualTo("invalid");
        assertThat(outcome.at("/errors/0/message").asString())
                .containsPattern("the entity has 12000[0-9]{2} bytes as JSON, at most 1048576");
        refused("/api/v1/entities/api/" + name, 404, "entity not found");
    }

    @Test
    void refusesAliasesThatStandForMore() {
        String upload =
                "kind: API\nmetadata: {name: %s}\nspec:\n  definition: &a %s\n  apiDocsUrl: *a\n"
                        .formatted(name, THREE_BYTES.repeat(200_000));
        JsonNode outcome = apply(YAML, upload);
        assertThat(outcome.at("/errors/0/message").asString()).contains("at most 1048576");
    }

    @Test
    void tellsTheChangeOfALargestOne() {
        String text = THREE_BYTES.repeat(349_000);
        assertThat(apply(YAML, api("a" + text)).path("result").asString()).isEqualTo("created");
        put(api(text + "b")).expectStatus().isOk();
        assertThat(apply(YAML, api(text + "c")).path("result").asString()).isEqualTo("updated");
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            var told = probe.await("entity.updated", "api/" + name);
            assertThat(told.serializedValueSize()).isGreaterThan(2_000_000);
        }
        assertThat(
                        database.sql("SELECT count(*) FROM outbox_dead WHERE subject = :subject")
                                .bind("subject", "api/" + name)
                                .mapValue(Long.class)
                                .one()
                                .block())
                .isZero();
    }

    private String api(String text) {
        return "{\"kind\": \"API\", \"metadata\": {\"name\": \"%s\"}, \"spec\": {\"definition\": \"%s\"}}"
                .formatted(name, text);
    }

    private JsonNode apply(MediaType type, String upload) {
        return Objects.requireNonNull(
                        developer()
                                .post()
                                .uri("/api/v1/apply")
                                .contentType(type)
                                .bodyValue(upload)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(JsonNode.class)
                                .returnResult()
                                .getResponseBody())
                .get(0);
    }

    private ResponseSpec put(String body) {
        return developer()
                .put()
                .uri("/api/v1/entities/api/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
