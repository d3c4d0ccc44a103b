package io.gantry.git;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keys of users, and git that shows them over SSH. */
public final class RealSsh {
    private final Path home;
    private final int port;

    public RealSsh(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Makes the user's key; the line that is its public part. */
    public String key(String user) {
        String path = home.resolve(user).toString();
        new RealGit(home)
                .program(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path));
        try {
            return Files.readString(Path.of(path + ".pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Git as that user, whose key was made. */
    public RealGit as(String user) {
        return new RealGit(home).with("GIT_SSH_COMMAND", command(user));
    }

    /** A connection of that user, who has logged in and asks for nothing, until it is destroyed. */
    public Process hold(String user) throws IOException {
        Path loggedIn = home.resolve("logged-in-" + UUID.randomUUID());
        List<String> words = new ArrayList<>(List.of(command(user).split(" ")));
        words.addAll(
                List.of("-o", "PermitLocalCommand=yes", "-o", "LocalCommand=touch " + loggedIn));
        words.addAll(List.of("-N", "-p", String.valueOf(port), "git@127.0.0.1"));
        Process held = new ProcessBuilder(words).inheritIO().start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(loggedIn));
        return held;
    }

    private String command(String user) {
        return "ssh -F /dev/null -o StrictHostKeyChecking=no"
                + " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
                + " -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes -i "
                + home.resolve(user);
    }

    public String address(String repository) {
        return "ssh://git@127.0.0.1:%d/%s.git".formatted(port, repository);
    }
}
