package io.gantry.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.git.GitEvent.RepositoryCreated;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Proof;
import io.gantry.gateway.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepositoryReadersTest {
    private static final UUID ID = UUID.randomUUID();

    private final RepositoryReaders repositories = new RepositoryReaders();

    @Test
    void knowsWhomGitServiceLetsRead() {
        learn(1, false, "payments", "alice");
        assertThat(mayRead("alice", Role.VIEWER)).isTrue();
        assertThat(mayRead("writer", Role.VIEWER)).isTrue();
        assertThat(mayRead("bob", Role.VIEWER, "payments")).isTrue();
        assertThat(mayRead("bob", Role.PLATFORM_ENGINEER)).isTrue();
        assertThat(mayRead("bob", Role.ADMIN)).isTrue();
        assertThat(mayRead("bob", Role.DEVELOPER, "others")).isFalse();
        assertThat(mayRead("ALICE", Role.DEVELOPER)).isFalse();
        assertThat(mayRead("creator", Role.DEVELOPER)).isFalse();
        learn(2, true, null);
        assertThat(mayRead("bob", Role.VIEWER)).isTrue();
    }

    @Test
    void goesByTheLatestThatItHasHeard() {
        learn(2, false, null);
        learn(1, false, null, "alice");
        assertThat(mayRead("alice", Role.VIEWER)).isFalse();
    }

    @Test
    void letsOnlyPlatformEngineersReadWhatItDoesNotKnow() {
        assertThat(mayRead("alice", Role.DEVELOPER)).isFalse();
        assertThat(mayRead("alice", Role.PLATFORM_ENGINEER)).isTrue();
    }

    private void learn(long sequence, boolean isPublic, @Nullable String team, String... readers) {
        repositories.learn(
                new RepositoryCreated(
                        new GitRepository(
                                ID,
                                "r",
                                List.of("writer"),
                                List.of(readers),
                                isPublic,
                                team,
                                "creator"),
                        sequence));
    }

    private boolean mayRead(String name, Role role, String... groups) {
        User user =
                new User(UUID.randomUUID(), name, name, null, role, false, Set.of(groups), role);
        Caller caller = new Caller(new Proof.PasswordProof(user.id(), Instant.EPOCH), user, role);
        return repositories.now(ID).include(caller);
    }
}
