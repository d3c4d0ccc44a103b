package io.gantry.git.repositories;

import static io.gantry.git.repositories.Right.ADMINISTER;
import static io.gantry.git.repositories.Right.READ;
import static io.gantry.git.repositories.Right.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void letsStrangersDoNothingInAPrivateRepository() {
        assertThat(rights(actor("eve", Role.DEVELOPER), aRepository(false))).isEmpty();
        assertThat(rights(actor(Actor.ANONYMOUS, Role.VIEWER), aRepository(false))).isEmpty();
    }

    @Test
    void letsEverybodyReadAPublicRepository() {
        assertThat(rights(actor(Actor.ANONYMOUS, Role.VIEWER), aRepository(true)))
                .containsExactly(READ);
        assertThat(rights(actor("eve", Role.DEVELOPER), aRepository(true))).containsExactly(READ);
    }

    @Test
    void letsUsersReadAndWrite() {
        assertThat(rights(actor("bob", Role.VIEWER), aRepository(false)))
                .containsExactly(READ, WRITE);
    }

    @Test
    void letsReadonlyUsersRead() {
        assertThat(rights(actor("carol", Role.DEVELOPER), aRepository(false)))
                .containsExactly(READ);
    }

    @Test
    void letsTheCreatorAdministerButNotReadWhatHeGaveAway() {
        assertThat(rights(actor("alice", Role.DEVELOPER), aRepository(false)))
                .containsExactly(ADMINISTER);
    }

    @Test
    void letsTheOwningTeamReadAndWriteAndItsDevelopersAdminister() {
        assertThat(rights(actor("dan", Role.VIEWER, "payments"), aRepository(false)))
                .containsExactly(READ, WRITE);
        assertThat(rights(actor("dan", Role.DEVELOPER, "payments"), aRepository(false)))
                .containsExactly(READ, WRITE, ADMINISTER);
        assertThat(rights(actor("dan", Role.DEVELOPER, "others"), aRepository(false))).isEmpty();
    }

    @Test
    void letsPlatformEngineersReadAndAdministerButNotWrite() {
        assertThat(rights(actor("pat", Role.PLATFORM_ENGINEER), aRepository(false)))
                .containsExactly(READ, ADMINISTER);
    }

    @Test
    void letsAdminsDoAll() {
        assertThat(rights(actor("root", Role.ADMIN), aRepository(false)))
                .containsExactly(READ, WRITE, ADMINISTER);
    }

    private static List<Right> rights(Actor actor, GitRepository repository) {
        return Arrays.stream(Right.values())
                .filter(right -> Access.allows(actor, right, repository))
                .toList();
    }

    private static GitRepository aRepository(boolean isPublic) {
        return new GitRepository(
                new UUID(1, 1),
                "repo",
                List.of("bob"),
                List.of("carol"),
                isPublic,
                "payments",
                "alice");
    }

    private static Actor actor(String name, Role role, String... groups) {
        return new Actor(name, role, Set.of(groups), Source.API, null, "req-1");
    }
}
