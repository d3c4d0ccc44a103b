package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PastIT extends CatalogIT {
    private final String namespace = aName("past");
    private final String uri = "/api/v1/entities/service/a?namespace=" + namespace;

    @Test
    void showsTheEntityAsItWas() {
        make("Service", namespace, "a", "\"tags\": [\"old\"]", "{\"type\": \"backend\"}");
        Instant created = lastChange();
        replace("worker");
        Instant updated = lastChange();
        delete();
        Instant deleted = lastChange();
        assertThat(read(uri + "&at=" + created).at("/spec/type").asString()).isEqualTo("backend");
        assertThat(read(uri + "&at=" + created).at("/metadata/tags/0").asString()).isEqualTo("old");
        assertThat(
                        read(uri + "&at=" + deleted.minus(1, ChronoUnit.MICROS))
                                .at("/spec/type")
                                .asString())
                .isEqualTo("worker");
        assertThat(read(uri + "&at=" + updated).at("/metadata/updatedAt").asString())
                .isEqualTo(updated.toString());
        refused(uri + "&at=" + created.minus(1, ChronoUnit.MICROS), 404, "entity not found");
        refused(uri + "&at=" + deleted, 404, "entity not found");
        refused(uri, 404, "entity not found");
    }

    @Test
    void showsTheListAsItWas() {
        make(
                "Service",
                namespace,
                "a",
                "\"owner\": \"core\", \"labels\": {\"tier\": \"one\"}",
                "{}");
        make("API", namespace, "b", "", "{}");
        Instant then = lastChange();
        replace("worker");
        delete();
        make("Service", namespace, "c", "\"owner\": \"core\"", "{}");
        String list = "/api/v1/entities?namespace=" + namespace + "&at=" + then;
        assertThat(texts(read(list), "/metadata/name")).containsExactly("b", "a");
        assertThat(texts(read(list + "&owner=core&label=tier=one"), "/metadata/name"))
                .containsExactly("a");
        assertThat(texts(read(list + "&limit=1"), "/metadata/name")).containsExactly("b");
        assertThat(texts(read(list + "&orphan=true"), "/metadata/name")).containsExactly("b", "a");
        assertThat(texts(read("/api/v1/entities?namespace=" + namespace), "/metadata/name"))
                .containsExactly("b", "c");
    }

    @Test
    void takesNoTimeThatHasNotComeOrIsNone() {
        make("Service", namespace, "a", "", "{}");
        for (String list : List.of(uri, "/api/v1/entities?namespace=" + namespace)) {
            refused(list + "&at=2999-01-01T00:00:00Z", 400, "expected a time that has passed");
            refused(list + "&at=yesterday", 400, "parameter at is \"yesterday\", expected a time");
        }
        refused("/api/v1/entities/changes", 400, "parameter from is missing");
        refused("/api/v1/entities/changes?from=2999-01-01T00:00:00Z", 400, "parameter from");
        refused(
                "/api/v1/entities/changes?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z",
                400,
                "a time before to");
        refused(
                "/api/v1/entities/changes?from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z",
                400,
                "parameter to");
    }

    @Test
    void listsChangesOfATimeNewestFirst() {
        make("Service", namespace, "a", "", "{}");
        Instant from = lastChange();
        replace("worker");
        delete();
        Instant to = lastChange();
        make("Service", namespace, "a", "", "{}");
        String list = "/api/v1/entities/changes?from=" + from + "&to=" + to;
        List<JsonNode> ours =
                read(list)
                        .valueStream()
                        .filter(it -> it.path("namespace").asString().equals(namespace))
                        .toList();
        assertThat(ours)
                .extracting(it -> it.path("action").asString())
                .containsExactly("delete", "update", "create");
        assertThat(ours.getFirst().path("actor").asString()).isEqualTo("alice");
        assertThat(ours.getFirst().path("name").asString()).isEqualTo("a");
        assertThat(paged(list)).isEqualTo(texts(read(list), "/revision"));
    }

    private List<String> paged(String list) {
        List<String> found = new ArrayList<>();
        String next = list + "&limit=1";
        while (next != null) {
            EntityExchangeResult<String> page =
                    developer().get().uri(next).exchange().expectBody(String.class).returnResult();
            JsonNode items = JsonMapper.shared().readTree(String.valueOf(page.getResponseBody()));
            found.addAll(texts(items, "/revision"));
            String link = page.getResponseHeaders().getFirst("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return found;
    }

    private void replace(String type) {
        developer()
                .put()
                .uri(uri)
                .bodyValue(
                        Map.of(
                                "kind",
                                "Service",
                                "metadata",
                                Map.of("name", "a"),
                                "spec",
                                Map.of("type", type)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void delete() {
        developer().delete().uri(uri).exchange().expectStatus().isNoContent();
    }

    private Instant lastChange() {
        return database.sql("SELECT max(at) FROM revisions WHERE namespace = :namespace")
                .bind("namespace", namespace)
                .mapValue(Instant.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
