package io.gantry.catalog;

import io.gantry.api.Operation;
import io.gantry.api.PublicApi;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.RequiredRoles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The role is looked at before parameters and body are. */
class RolesFirstIT extends CatalogIT {
    @Autowired private ApplicationContext context;

    static Stream<Operation> restricted() {
        List<String> roles = Arrays.stream(Role.values()).map(Role::text).toList();
        return PublicApi.load().operations().stream()
                .filter(operation -> operation.service().equals("catalog-service"))
                .filter(operation -> roles.contains(operation.role()));
    }

    @Test
    void holdForEveryRouteAsDescribed() {
        RequiredRoles.check(context);
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void refuseOneWhoMayNotWhateverElseIsWrong(Operation operation) {
        Role needed = Role.of(operation.role());
        Role below = below(needed);
        for (String path : List.of(operation.examplePath(), nonsense(operation))) {
            as(below)
                    .method(HttpMethod.valueOf(operation.method()))
                    .uri(path + "?nonsense=1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{ this is no JSON")
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.error")
                    .isEqualTo("needs role %s, you have %s".formatted(needed.text(), below.text()));
        }
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void refuseAParameterToOneWhoMay(Operation operation) {
        as(Role.of(operation.role()))
                .method(HttpMethod.valueOf(operation.method()))
                .uri(operation.examplePath() + "?nonsense=1")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{ this is no JSON")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refuseAnActionToADeveloperWhateverElseIsWrong() {
        String action =
                "{\"kind\": \"Action\", \"metadata\": {\"name\": \"A b\"}, \"spec\": {\"colour\": 1}}";
        for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT)) {
            as(Role.DEVELOPER)
                    .method(method)
                    .uri("/api/v1/entities" + (method.equals(HttpMethod.PUT) ? "/action/x" : ""))
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(action)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private static Role below(Role needed) {
        return Arrays.stream(Role.values())
                .filter(role -> !role.includes(needed))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The same route with names that nothing can have. */
    private static String nonsense(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "-_-");
    }
}
