package io.gantry.catalog.entities;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class DeleteEntityIT extends CatalogIT {
    private final String name = aName("cart");

    @Test
    void removesTheEntity() {
        create(aService(name));
        delete().expectStatus().isNoContent();
        developer()
                .get()
                .uri("/api/v1/entities/service/" + name)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("entity not found");
        delete().expectStatus().isNotFound();
    }

    @Test
    void letsTheVersionGrowAcrossReCreation() {
        create(aService(name));
        delete();
        create(aService(name, Map.of("type", "worker")));
        developer()
                .get()
                .uri("/api/v1/entities/service/" + name + "/revisions")
                .exchange()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(3)
                .jsonPath("$[0].action")
                .isEqualTo("create")
                .jsonPath("$[1].action")
                .isEqualTo("delete")
                .jsonPath("$[2].action")
                .isEqualTo("create");
    }

    @Test
    void refusesStaleIfMatch() {
        create(aService(name));
        developer()
                .delete()
                .uri("/api/v1/entities/service/" + name)
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    void needsTheRoleDeveloper() {
        create(aService(name));
        as(Role.VIEWER)
                .delete()
                .uri("/api/v1/entities/service/" + name)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec delete() {
        return developer().delete().uri("/api/v1/entities/service/" + name).exchange();
    }
}
