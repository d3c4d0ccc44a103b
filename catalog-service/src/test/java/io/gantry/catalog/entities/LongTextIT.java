package io.gantry.catalog.entities;

import io.gantry.catalog.CatalogIT;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Texts that are indexed are bounded, since an index takes no long ones. */
class LongTextIT extends CatalogIT {
    @Test
    void refusesALongOwnerAndALongTag() {
        post(Map.of("name", aName("long"), "owner", text(9000), "tags", List.of("a", text(9001))))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.details[?(@.path == '/metadata/owner')].message")
                .isEqualTo("has 9000 characters, expected at most 507")
                .jsonPath("$.details[?(@.path == '/metadata/tags/1')].message")
                .isEqualTo("has 9001 characters, expected at most 255");
    }

    @Test
    void takesTheLongestOfThreeFullBytes() {
        String name = aName("x").repeat(30).substring(0, 253);
        post(Map.of(
                        "name",
                        name,
                        "namespace",
                        name,
                        "owner",
                        text(507),
                        "tags",
                        List.of(text(255))))
                .expectStatus()
                .isCreated();
    }

    private ResponseSpec post(Map<String, Object> metadata) {
        return developer()
                .post()
                .uri("/api/v1/entities")
                .bodyValue(Map.of("kind", "Service", "metadata", metadata))
                .exchange();
    }

    /** Characters of three bytes each in an order that no compression makes short. */
    private static String text(int length) {
        return new Random(7)
                .ints(length, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
