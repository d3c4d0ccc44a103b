package io.gantry.catalog.facets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.catalog.CatalogIT;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class FacetsIT extends CatalogIT {
    private final String namespace = aName("facets");
    private final String uri = "/api/v1/facets?namespace=" + namespace;

    @Autowired private FacetCounts counts;

    @Test
    void countsUnderTheFiltersOfTheList() {
        makeThree();
        JsonNode facets = read(uri);
        assertThat(facets.propertyNames()).containsExactly("kind", "owner", "tag", "lifecycle");
        assertThat(facets.path("kind").toString())
                .isEqualTo("[{\"value\":\"Service\",\"count\":2},{\"value\":\"API\",\"count\":1}]");
        assertThat(texts(facets.path("owner"), "/value")).containsExactly("core", "web");
        assertThat(texts(facets.path("tag"), "/count")).containsExactly("2", "1");
        assertThat(texts(facets.path("lifecycle"), "/value")).containsExactly("production");
        assertThat(read(uri + "&by=kind&kind=api").toString())
                .isEqualTo("{\"kind\":[{\"value\":\"API\",\"count\":1}]}");
        assertThat(read(uri + "&by=tag,owner&owner=core").toString())
                .isEqualTo(
                        "{\"tag\":[{\"value\":\"a\",\"count\":1},{\"value\":\"b\",\"count\":1}],"
                                + "\"owner\":[{\"value\":\"core\",\"count\":1}]}");
        assertThat(read(uri + "&by=tag&limit=1").path("tag").size()).isEqualTo(1);
    }

    @Test
    void keepsTheSumsEqualToTheRows() {
        makeThree();
        developer()
                .put()
                .uri("/api/v1/entities/service/x?namespace=" + namespace)
                .bodyValue(
                        Map.of(
                                "kind",
                                "Service",
                                "metadata",
                                Map.of("name", "x", "owner", "other"),
                                "spec",
                                Map.of("lifecycle", "deprecated")))
                .exchange()
                .expectStatus()
                .isOk();
        developer()
                .delete()
                .uri("/api/v1/entities/api/z?namespace=" + namespace)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertSumsEqualRows();
        await().atMost(Duration.ofSeconds(60)) // the scheduled one may be about it
                .until(() -> ownersOnceCompact() == 2);
        assertSumsEqualRows();
    }

    private long ownersOnceCompact() {
        counts.compact().block();
        return database.sql(
                        "SELECT count(*) FROM facet_counts WHERE namespace = :namespace AND by = 'owner'")
                .bind("namespace", namespace)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void refusesWhatIsNoFacet() {
        refused("/api/v1/facets?by=kind,colour", 400, "parameter by is \"colour\"");
        refused("/api/v1/facets?limit=0", 400, "parameter limit is \"0\", expected 1 to 500");
        refused("/api/v1/facets?ownr=x", 400, "unknown query parameter \"ownr\"");
        refused("/api/v1/facets?kind=gadget", 400, "parameter kind is \"gadget\"");
    }

    /** A text that all names have makes it count rows. */
    private void assertSumsEqualRows() {
        make("Service", namespace, "marked", "\"description\": \"marker\"", "{}");
        make("Service", namespace, "unmarked", "\"description\": \"marker\"", "{}");
        sql(
                "UPDATE entities SET description = 'marker' WHERE namespace = '%s'"
                        .formatted(namespace));
        assertThat(read(uri + "&q=marker")).isEqualTo(read(uri));
        for (String name : new String[] {"marked", "unmarked"}) {
            developer()
                    .delete()
                    .uri("/api/v1/entities/service/" + name + "?namespace=" + namespace)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
    }

    private void makeThree() {
        make(
                "Service",
                namespace,
                "x",
                "\"owner\": \"core\", \"tags\": [\"a\", \"b\"]",
                "{\"lifecycle\": \"production\"}");
        make("Service", namespace, "y", "\"owner\": \"web\", \"tags\": [\"a\"]", "{}");
        make("API", namespace, "z", "", "{}");
    }
}
