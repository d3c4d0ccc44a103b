package io.gantry.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Proof;
import io.gantry.gateway.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveTypeTest {
    private static final String NOBODY = "{}";
    private static final String NAMED =
            """
            {"ref":"x","readers":{"users":["alice"],"groups":["payments"]}}\
            """;
    private static final String PUBLIC =
            """
            {"ref":"x","readers":{"everybody":true}}\
            """;

    @Test
    void showsEntitiesToEverybody() {
        assertThat(sees(LiveType.ENTITY_CREATED, "bob", Role.VIEWER, NOBODY)).isTrue();
    }

    @Test
    void showsGitEventsAndRunsOnlyToWhomTheEventNames() {
        for (LiveType type : List.of(LiveType.PUSHED, LiveType.RUN_LOG, LiveType.RUN_CREATED)) {
            assertThat(sees(type, "bob", Role.DEVELOPER, NOBODY)).isFalse();
            assertThat(sees(type, "bob", Role.DEVELOPER, NAMED)).isFalse();
            assertThat(sees(type, "alice", Role.VIEWER, NAMED)).isTrue();
            assertThat(sees(type, "bob", Role.VIEWER, NAMED, "payments")).isTrue();
            assertThat(sees(type, "bob", Role.VIEWER, PUBLIC)).isTrue();
            assertThat(sees(type, "bob", Role.PLATFORM_ENGINEER, NOBODY)).isTrue();
        }
    }

    @Test
    void showsPluginEventsToPlatformEngineersWhateverTheEventNames() {
        assertThat(sees(LiveType.PLUGIN_SYNCED, "alice", Role.DEVELOPER, PUBLIC)).isFalse();
        assertThat(sees(LiveType.PLUGIN_SYNCED, "bob", Role.PLATFORM_ENGINEER, NOBODY)).isTrue();
    }

    @Test
    void namesNobodyIfTheReadersAreMalformed() {
        for (String readers : List.of("7", "[]", "{\"users\":\"bob\"}", "{\"users\":[7]}")) {
            String event = "{\"readers\":%s}".formatted(readers);
            assertThat(sees(LiveType.PUSHED, "bob", Role.DEVELOPER, event)).as(readers).isFalse();
        }
    }

    @Test
    void doesNotShowWhoElseMayRead() {
        assertThat(LiveType.PUSHED.payload(json(NAMED)).toString()).isEqualTo("{\"ref\":\"x\"}");
    }

    @Test
    void knowsATypeOnlyFromItsOwnTopic() {
        assertThat(LiveType.of("git.pushed", "gantry.git")).contains(LiveType.PUSHED);
        assertThat(LiveType.of("git.pushed", "gantry.entities")).isEmpty();
        assertThat(LiveType.of("user.created", "gantry.identity")).isEmpty();
    }

    private static boolean sees(
            LiveType type, String name, Role role, String event, String... groups) {
        User user =
                new User(UUID.randomUUID(), name, name, null, role, false, Set.of(groups), role);
        Caller caller = new Caller(new Proof.PasswordProof(user.id(), Instant.EPOCH), user, role);
        return type.audience().includes(caller, Readers.in(json(event)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
