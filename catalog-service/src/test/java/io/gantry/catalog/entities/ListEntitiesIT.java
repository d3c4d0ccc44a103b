package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class ListEntitiesIT extends CatalogIT {
    private final String namespace = aName("list");

    @Test
    void listsByKindNamespaceAndName() {
        make("Service", "b");
        make("Service", "a");
        make("API", "c");
        assertThat(names("/api/v1/entities?namespace=" + namespace)).containsExactly("c", "a", "b");
        assertThat(names("/api/v1/entities/services?namespace=" + namespace))
                .containsExactly("a", "b");
    }

    @Test
    void filtersByOwnerAndTag() {
        make("Service", "mine");
        create(
                Map.of(
                        "kind",
                        "Service",
                        "metadata",
                        Map.of(
                                "name",
                                "yours",
                                "namespace",
                                namespace,
                                "owner",
                                "core",
                                "tags",
                                List.of("critical", "web"))));
        String list = "/api/v1/entities?namespace=" + namespace;
        assertThat(names(list + "&owner=core")).containsExactly("yours");
        assertThat(names(list + "&tag=critical")).containsExactly("yours");
        assertThat(names(list + "&tag=crit")).isEmpty();
    }

    @Test
    void leadsThroughAllPagesByItsLinks() {
        List<String> made = List.of("a", "b", "c", "d", "e");
        made.forEach(name -> make("Service", name));
        List<String> found = new ArrayList<>();
        String next = "/api/v1/entities?limit=2&count=true&namespace=" + namespace;
        while (next != null) {
            EntityExchangeResult<List<Map<String, Object>>> page = list(next);
            assertThat(page.getResponseHeaders().getFirst("X-Total-Count")).isEqualTo("5");
            found.addAll(names(page));
            String link = page.getResponseHeaders().getFirst("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(found).isEqualTo(made);
    }

    @Test
    void refusesAParameterItDoesNotHave() {
        refused("/api/v1/entities?ownr=core", 400, "unknown query parameter \"ownr\"");
        refused("/api/v1/entities?limit=0", 400, "parameter limit is \"0\", expected 1 to 500");
        refused("/api/v1/entities?limit=501", 400, "parameter limit is \"501\"");
        refused("/api/v1/entities?limit=x", 400, "parameter limit is \"x\"");
        refused("/api/v1/entities?cursor=x", 400, "parameter cursor is \"x\"");
        refused(
                "/api/v1/entities?count=1",
                400,
                "parameter count is \"1\", expected true or false");
    }

    @Test
    void refusesAParameterThatComesAgain() {
        refused(
                "/api/v1/entities?limit=1&limit=2",
                400,
                "query parameter \"limit\" is given 2 times, expected once");
        refused("/api/v1/export?format=yaml&format=json", 400, "\"format\" is given 2 times");
        refused("/api/v1/entities?owner=a&owner=a", 400, "\"owner\" is given 2 times");
        refused(
                "/api/v1/entities/service/x?namespace=a&namespace=b",
                400,
                "\"namespace\" is given");
    }

    @Test
    void knowsNoOtherKinds() {
        developer()
                .get()
                .uri("/api/v1/entities/gadgets")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .value(saying("unknown kind \"gadgets\""));
    }

    private void make(String kind, String name) {
        make(kind, namespace, name, "", "{}");
    }

    private List<String> names(String uri) {
        return names(list(uri));
    }

    private static List<String> names(EntityExchangeResult<List<Map<String, Object>>> page) {
        return Objects.requireNonNull(page.getResponseBody()).stream()
                .map(entity -> (Map<?, ?>) Objects.requireNonNull(entity.get("metadata")))
                .map(metadata -> String.valueOf(metadata.get("name")))
                .toList();
    }

    private EntityExchangeResult<List<Map<String, Object>>> list(String uri) {
        return developer()
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {})
                .returnResult();
    }
}
