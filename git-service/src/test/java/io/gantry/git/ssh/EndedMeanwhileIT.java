package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import io.gantry.git.RealSsh;
import io.gantry.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Pushes, held up by a hook, of somebody whose key or session ends before refs move. */
class EndedMeanwhileIT extends GitIT {
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
        create(Map.of("name", name, "users", List.of(user, "alice")));
        String hook = "echo \"at $HOME\"; until [ -e $HOME/go ]; do sleep 0.05; done";
        Map<String, Object> body = Map.of("content", hook, "repositories", List.of(name));
        send(admin(), POST, "/hook/pre-receive", JsonMapper.shared().writeValueAsString(body));
    }

    @Test
    void refusesThePushOfASessionThatHasEnded() throws Exception {
        String proof = UUID.randomUUID() + "@2026-01-02T03:04:05.678901Z";
        GATEWAY.knows("alice", Role.DEVELOPER);
        String token =
                TestTokens.sign(
                        TestTokens.claims("alice", Role.DEVELOPER, "git-service")
                                .claim("proof", proof)
                                .build());
        RealGit git = new RealGit(home).withHeader("Bearer " + token);
        assertThat(push(git, address(name), () -> {})).contains("[new branch]");
        assertThat(push(git, address(name), () -> GATEWAY.ends(proof)))
                .contains("[remote rejected]")
                .contains("repository not found");
    }

    @Test
    void refusesThePushOfAKeyThatWasRemoved() throws Exception {
        assertThat(push(ssh.as(user), ssh.address(name), () -> {})).contains("[new branch]");
        assertThat(push(ssh.as(user), ssh.address(name), this::removeKey))
                .contains("[remote rejected]")
                .contains("repository not found");
    }

    @Test
    void refusesThePushOfAKeyThatWasReplaced() throws Exception {
        String other = ssh.key("other-" + user);
        assertThat(
                        push(
                                ssh.as(user),
                                ssh.address(name),
                                () -> send(admin(), PUT, "/user/" + user + "/key/k", other)))
                .contains("[remote rejected]");
    }

    private void removeKey() {
        send(admin(), DELETE, "/user/" + user + "/key/k", "");
    }

    /** Pushes a new branch; what git says, if that happens while the hook runs. */
    private String push(RealGit git, String address, Runnable meanwhile) throws Exception {
        String branch = "b" + UUID.randomUUID();
        Path work = git.aWorkTree(branch);
        Process push =
                git.start("-C", work.toString(), "push", address, "master:refs/heads/" + branch);
        try (BufferedReader said = push.inputReader()) {
            Path hook = hookOf(said);
            meanwhile.run();
            Files.createFile(hook.resolve("go"));
            return String.join("\n", said.lines().toList());
        }
    }

    private static Path hookOf(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (!line.contains("remote: at ")) {
            line = said.readLine();
        }
        return Path.of(line.replace("remote: at ", "").strip());
    }
}
