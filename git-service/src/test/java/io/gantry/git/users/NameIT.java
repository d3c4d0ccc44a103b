package io.gantry.git.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class NameIT extends GitIT {
    private final String user = aName("u");

    @Test
    void tellsTheGatewayWhoseANameIsInWhateverCase() {
        WebTestClient gateway = as("(gateway)", Role.VIEWER);
        assertThat(get(gateway, "/internal/users/" + user).status()).isEqualTo(404);
        send(admin(), HttpMethod.POST, "/user", "{\"name\":\"%s\",\"keys\":{}}".formatted(user));
        for (String name : new String[] {user, "U" + user.substring(1)}) {
            get(gateway, "/internal/users/" + name).is(200, "{\"name\":\"%s\"}".formatted(user));
        }
    }

    @Test
    void tellsNobodyElse() {
        for (Role role : Role.values()) {
            assertThat(get(as("alice", role), "/internal/users/alice").status()).isEqualTo(403);
        }
        assertThat(get(anonymous(), "/internal/users/alice").status()).isEqualTo(403);
        assertThat(get(client(), "/internal/users/alice").status()).isEqualTo(401);
    }
}
