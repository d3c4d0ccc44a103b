package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ManagedEntityIT extends CatalogIT {
    private final String name = aName("managed");
    private final String uri = "/api/v1/entities/service/" + name;

    @BeforeEach
    void makeOneOfGitOps() {
        create(aService(name));
        sql("UPDATE entities SET managed_by = 'gitops' WHERE name = '%s'".formatted(name));
    }

    @Test
    void isChangedByItsManagerOnly() {
        put(Role.ADMIN, "")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .value(saying("managed by gitops"));
        delete(Role.DEVELOPER, "").expectStatus().isEqualTo(409);
        assertThat(read(uri).at("/spec/type").asString()).isEqualTo("backend");
    }

    @Test
    void isLeftAloneByAWriteThatChangesNothing() {
        developer().put().uri(uri).bodyValue(aService(name)).exchange().expectStatus().isOk();
    }

    @Test
    void isChangedByAnAdminWhoInsists() {
        put(Role.PLATFORM_ENGINEER, "?force=true").expectStatus().isForbidden();
        put(Role.ADMIN, "?force=true").expectStatus().isOk();
        assertThat(read(uri).at("/metadata/managedBy").asString()).isEqualTo("gitops");
        delete(Role.ADMIN, "?force=true").expectStatus().isNoContent();
    }

    @Test
    void isNotAppliedUnlessAnAdminInsists() {
        apply(Role.DEVELOPER, "")
                .expectBody()
                .jsonPath("$[0].result")
                .isEqualTo("failed")
                .jsonPath("$[0].errors[0].message")
                .value(saying("managed by gitops"))
                .jsonPath("$[1].result")
                .isEqualTo("created");
        apply(Role.DEVELOPER, "?force=true").expectStatus().isForbidden();
        apply(Role.ADMIN, "?force=true").expectBody().jsonPath("$[0].result").isEqualTo("updated");
    }

    private ResponseSpec put(Role role, String query) {
        return as(role).put()
                .uri(uri + query)
                .bodyValue(aService(name, Map.of("type", "worker")))
                .exchange();
    }

    private ResponseSpec delete(Role role, String query) {
        return as(role).delete().uri(uri + query).exchange();
    }

    private ResponseSpec apply(Role role, String query) {
        return as(role).post()
                .uri("/api/v1/apply" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        """
                        [{"kind": "Service", "metadata": {"name": "%1$s"}, "spec": {"type": "worker"}},
                         {"kind": "Service", "metadata": {"name": "%1$s-other"}}]
                        """
                                .formatted(name))
                .exchange();
    }
}
