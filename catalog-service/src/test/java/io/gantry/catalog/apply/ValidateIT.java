package io.gantry.catalog.apply;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ValidateIT extends CatalogIT {
    @Test
    void saysWhichDocumentsCouldBeApplied() {
        String name = aName("shop");
        validate(
                        "application/yaml",
                        """
                        kind: Service
                        metadata: {name: %s}
                        ---
                        kind: Service
                        metadata: {name: bad}
                        spec: {type: spaceship}
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: Location
                        metadata: {name: root}
                        """
                                .formatted(name))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].result")
                .isEqualTo("valid")
                .jsonPath("$[0].ref")
                .isEqualTo("service/" + name)
                .jsonPath("$[1].result")
                .isEqualTo("invalid")
                .jsonPath("$[1].errors[0].line")
                .isEqualTo(6)
                .jsonPath("$[2].result")
                .isEqualTo("ignored");
        refused("/api/v1/entities/service/" + name, 404, "entity not found");
    }

    @Test
    void takesJsonAndNothingUnknown() {
        validate("application/json", "{\"kind\": \"Service\", \"metadata\": {\"name\": \"a\"}}")
                .expectBody()
                .jsonPath("$[0].result")
                .isEqualTo("valid");
        validate("text/plain", "x").expectStatus().isEqualTo(415);
        as(Role.VIEWER)
                .post()
                .uri("/api/v1/validate?dryRun=true")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private ResponseSpec validate(String type, String upload) {
        return as(Role.VIEWER)
                .post()
                .uri("/api/v1/validate")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(upload)
                .exchange();
    }
}
