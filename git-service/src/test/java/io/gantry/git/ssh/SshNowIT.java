package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealSsh;
import io.gantry.testing.EventProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the gateway says now counts at the SSH door, whatever Kafka has brought. */
class SshNowIT extends GitIT {
    @Autowired private SshDoor door;
    @TempDir private Path home;
    private RealSsh ssh = new RealSsh(Path.of(""), 0);
    private String user = "";
    private String name = "";

    @BeforeEach
    void makeRepository() {
        ssh = new RealSsh(home, door.port());
        user = aUserOf(ssh);
        name = aName("repo");
        create(Map.of("name", name, "users", List.of(user, "alice"), "team", "payments"));
    }

    @Test
    void letsInWhomThePortalNeverKnew() {
        assertThat(ssh.as(user).ok("ls-remote", ssh.address(name))).isEmpty();
    }

    @Test
    void hidesFromItsCreatorWhatHeMayNotRead() {
        String given = aName("repo");
        create(as(user, Role.DEVELOPER), Map.of("name", given, "users", List.of("alice")));
        assertThat(ssh.as(user).fails("ls-remote", ssh.address(given)))
                .contains("Repository not found");
    }

    @Test
    void refusesADisabledUser() {
        GATEWAY.disables(user);
        assertThat(ssh.as(user).fails("ls-remote", ssh.address(name)))
                .contains("Error obtaining user");
        GATEWAY.knows(user, Role.VIEWER);
        assertThat(ssh.as(user).ok("ls-remote", ssh.address(name))).isEmpty();
    }

    @Test
    void followsHisGroups() {
        String teams = aName("repo");
        create(Map.of("name", teams, "users", List.of("alice"), "team", "payments"));
        GATEWAY.knows(user, Role.VIEWER, "payments");
        assertThat(ssh.as(user).ok("ls-remote", ssh.address(teams))).isEmpty();
        GATEWAY.knows(user, Role.VIEWER, "others");
        assertThat(ssh.as(user).fails("ls-remote", ssh.address(teams)))
                .contains("Repository not found");
    }

    @Test
    void refusesOneWhomTheGatewayHasRemovedThoughKafkaHasNotToldYet() {
        database.sql(
                        """
                        INSERT INTO people (id, name, role, groups, disabled, gone, sequence)
                        VALUES (:id, :name, 'admin', '{}', false, false, 1)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("name", user)
                .then()
                .block();
        assertThat(ssh.as(user).fails("ls-remote", ssh.address(name)))
                .contains("Error obtaining user");
    }

    @Test
    void refusesEverybodyWhileTheGatewayCannotBeAsked() {
        GATEWAY.goesAway(true);
        try {
            assertThat(ssh.as(user).fails("ls-remote", ssh.address(name)))
                    .contains("nobody can say who you are: the portal is away, try again later\n");
        } finally {
            GATEWAY.goesAway(false);
        }
        assertThat(ssh.as(user).ok("ls-remote", ssh.address(name))).isEmpty();
    }

    @Test
    void tracesEachPush() {
        Path work = ssh.as(user).aWorkTree("work");
        ssh.as(user).in(work, "push", "-q", ssh.address(name), "master");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message = probe.await("git.pushed", "repository/" + name);
            assertThat(EventProbe.header(message, "ce_door")).isEqualTo("ssh");
            assertThat(EventProbe.header(message, "traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")
                    .isEqualTo(
                            database.sql(
                                            """
                                            SELECT traceparent FROM pushes WHERE actor = :user
                                            """)
                                    .bind("user", user)
                                    .mapValue(String.class)
                                    .one()
                                    .block());
        }
    }
}
