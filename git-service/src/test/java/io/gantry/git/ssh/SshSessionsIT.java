package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.git.GitIT;
import io.gantry.git.RealSsh;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "gantry.ssh.sessions=2")
class SshSessionsIT extends GitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private SshDoor door;
    @TempDir private Path home;
    private RealSsh ssh = new RealSsh(Path.of(""), 0);
    private String name = "";
    private String user = "";
    private List<Process> held = List.of();

    @BeforeEach
    void holdTwo() throws IOException {
        ssh = new RealSsh(home, door.port());
        user = aUserOf(ssh);
        name = aName("repo");
        create(Map.of("name", name, "users", List.of(user)));
        held = List.of(ssh.hold(user), ssh.hold(user));
    }

    @AfterEach
    void end() {
        held.forEach(Process::destroyForcibly);
    }

    @Test
    void refusesOneMoreOfAUserUntilOneOfHisEnds() {
        assertThat(ssh.as(user).fails("ls-remote", ssh.address(name)))
                .contains("You have 2 connections already");
        held.getFirst().destroyForcibly();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ssh.as(user).ok("ls-remote", ssh.address(name))).isEmpty());
    }

    @Test
    void doesNotCountThoseOfOthers() {
        String other = aUserOf(ssh);
        String his = aName("repo");
        create(Map.of("name", his, "users", List.of(other)));
        assertThat(ssh.as(other).ok("ls-remote", ssh.address(his))).isEmpty();
    }
}
