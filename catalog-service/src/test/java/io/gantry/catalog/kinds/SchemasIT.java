package io.gantry.catalog.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SchemasIT extends CatalogIT {
    @Test
    void showsTheSchemaOfAKindInAnySpelling() {
        for (String spelling : new String[] {"service", "Service", "SERVICES"}) {
            get("/" + spelling)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("object")
                    .jsonPath("$.properties.type.enum[0]")
                    .isEqualTo("backend")
                    .jsonPath("$.x-gantry.kind")
                    .isEqualTo("Service");
        }
    }

    @Test
    void listsTheSchemasByLowerCaseKind() {
        get("").expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .value(Integer.class, it -> assertThat(it).isGreaterThanOrEqualTo(10))
                .jsonPath("$.api.x-gantry.plural")
                .isEqualTo("apis");
    }

    @Test
    void knowsNoOtherKind() {
        get("/gadget")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .value(String.class, it -> assertThat(it).startsWith("unknown kind \"gadget\""));
    }

    @Test
    void showsNothingToStrangers() {
        anonymous().get().uri("/api/v1/schemas").exchange().expectStatus().isUnauthorized();
    }

    private ResponseSpec get(String path) {
        return as(Role.VIEWER).get().uri("/api/v1/schemas" + path).exchange();
    }
}
