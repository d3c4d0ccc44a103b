package io.gantry.git.authorizedkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.git.GitIT;
import io.gantry.git.RealSsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class AuthorizedKeysIT extends GitIT {
    private static final Path FILE = Path.of("target/data/git/authorized_keys");

    @Autowired private AuthorizedKeys export;
    @TempDir private Path home;
    private String user = "";

    @BeforeEach
    void makeUser() {
        user = aName("u");
        send(admin(), POST, "/user", "{\"name\":\"%s\"}".formatted(user));
    }

    @Test
    void hasALineForEachKeyUntilItIsRemoved() throws IOException {
        String line = key("one");
        add("k", line);
        assertThat(lines())
                .containsExactly(
                        "no-port-forwarding,no-X11-forwarding,no-agent-forwarding,no-pty,"
                                + "command=\"/usr/bin/gandalf-ssh %s\" %s".formatted(user, line));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FILE)))
                .isEqualTo("rw-------");
        send(admin(), DELETE, "/user/" + user + "/key/k", "");
        assertThat(lines()).isEmpty();
    }

    @Test
    void putsAChangedKeyAtTheEnd() {
        add("a", key("one"));
        add("b", key("two"));
        String third = key("three");
        send(admin(), PUT, "/user/" + user + "/key/a", third);
        assertThat(lines()).hasSize(2);
        assertThat(lines().getLast()).endsWith(third);
    }

    @Test
    void losesTheKeysOfAUserWhoIsRemoved() {
        add("a", key("one"));
        send(admin(), DELETE, "/user/" + user, "");
        assertThat(lines()).isEmpty();
    }

    @Test
    void missesNoneOfManyThatComeAtOnce() throws Exception {
        List<Callable<Answer>> tasks =
                IntStream.range(0, 20)
                        .mapToObj(number -> key("k" + number))
                        .<Callable<Answer>>map(line -> () -> add(aName("k"), line))
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            threads.invokeAll(tasks);
        }
        assertThat(lines()).hasSize(20);
    }

    @Test
    void isWrittenAgainWhenAnotherReplicaHasChangedSomething() throws IOException {
        add("a", key("one"));
        Files.delete(FILE);
        database.sql("UPDATE git_keys SET changed_at = now()").then().block();
        export.keepUp().block();
        assertThat(lines()).hasSize(1);
    }

    private Answer add(String name, String line) {
        return send(
                admin(),
                POST,
                "/user/" + user + "/key",
                JsonMapper.shared().writeValueAsString(Map.of(name, line)));
    }

    private String key(String file) {
        return new RealSsh(home, 0).key(file);
    }

    /** Those of this test's user. */
    private List<String> lines() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.contains(user + "\" "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
