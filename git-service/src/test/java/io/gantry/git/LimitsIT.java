package io.gantry.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What is refused for its size, how it is told, and that nothing of it stays. */
@TestPropertySource(
        properties = {
            "gantry.git.max-push=200KB",
            "gantry.git.max-object=100KB",
            "gantry.git.operations=2",
            "gantry.git.silence=5s",
            "gantry.reading.commits=20",
            "gantry.reading.tree-entries=1000",
            "gantry.reading.archive-size=20KB",
            "gantry.reading.changed-files=5",
            "gantry.reading.blame-size=1KB",
            "gantry.reading.listed=3"
        })
class LimitsIT extends WorkTreeIT {
    @BeforeEach
    void push() {
        git().in(work, "push", "-q", "origin", "master");
    }

    @Test
    void refusesALargePushAndKeepsNothing() throws IOException {
        for (int i = 0; i < 5; i++) {
            noise("part" + i, 60 << 10);
        }
        assertThat(git().fails("-C", work.toString(), "push", "origin", "master"))
                .containsIgnoringCase("exceeds the limit of 204,800 bytes");
        nothingStays();
    }

    @Test
    void refusesALargeObjectAndKeepsNothing() throws IOException {
        Files.writeString(work.resolve("large"), "x".repeat(200 << 10));
        git().commit(work, "more", "x\n");
        assertThat(git().fails("-C", work.toString(), "push", "origin", "master"))
                .containsIgnoringCase("object too large")
                .contains("102,400");
        nothingStays();
    }

    @Test
    void letsMoreOperationsWaitThanItDoesAtOnce() throws Exception {
        List<Process> clones = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String to = home.resolve("clone" + i).toString();
            clones.add(start("clone", "-q", address(name), to));
        }
        for (Process clone : clones) {
            assertThat(clone.waitFor()).isZero();
        }
    }

    @Test
    void cutsOffAClientThatSaysNothingMore() throws IOException {
        URI uri = URI.create(url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head =
                    "POST /git/%s.git/git-receive-pack HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: 1000\r\n\r\n00"
                            .formatted(name, token("alice", Role.DEVELOPER));
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.setSoTimeout(30_000);
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 408".length());
            assertThat(new String(line, ISO_8859_1)).isEqualTo("HTTP/1.1 408");
        }
        git().commit(work, "next", "x\n");
        git().in(work, "push", "-q", "origin", "master");
    }

    @Test
    void refusesATreeThatIsMadeToExplode() throws IOException {
        git().in(work, "push", "-q", "origin", bomb() + ":refs/heads/bomb");
        String told = "the tree has more than 1000 entries: clone the repository to see it all\n";
        String tree = "/repository/" + name + "/tree?ref=bomb";
        get(alice(), tree).is(413, told);
        get(alice(), tree + "&path=e0/e0").is(413, told);
        assertThat(get(alice(), tree + "&path=e0/e0/e0/e0").status()).isEqualTo(200);
        get(alice(), "/repository/" + name + "/archive?ref=bomb&format=zip").is(413, told);
        assertThat(
                        get(
                                        alice(),
                                        "/repository/%s/diff/commits?previous_commit=master&last_commit=bomb"
                                                .formatted(name))
                                .status())
                .isEqualTo(413);
    }

    @Test
    void cutsAnArchiveOffThatIsTooLarge() throws IOException {
        noise("noise", 60 << 10);
        git().in(work, "push", "-q", "origin", "master");
        assertThat(archive("tar")).isLessThan(60 << 10);
    }

    @Test
    void walksNoLongHistory() {
        for (int i = 0; i < 25; i++) {
            git().with("GIT_COMMITTER_DATE", "2027-01-01T00:%02d:00Z".formatted(i))
                    .in(work, "commit", "-q", "--allow-empty", "-m", "c" + i);
        }
        git().in(work, "push", "-q", "origin", "master");
        String told = "the history has more than 20 commits: clone the repository to see it all\n";
        get(alice(), "/repository/" + name + "/blame?path=README").is(413, told);
        get(alice(), "/repository/" + name + "/compare?base=master&head=master~24").is(413, told);
        get(alice(), "/repository/" + name + "/logs?path=none").is(413, told);
        assertThat(get(alice(), "/repository/" + name + "/logs?total=5").status()).isEqualTo(200);
        String near =
                get(alice(), "/repository/" + name + "/compare?base=master~6&head=master").body();
        assertThat(near).contains("\"ahead\":6");
        assertThat(near.split("\"subject\"", -1)).as("commits listed").hasSize(3 + 1);
    }

    @Test
    void blamesNoLargeFile() {
        git().commit(work, "large", "line\n".repeat(300));
        git().in(work, "push", "-q", "origin", "master");
        get(alice(), "/repository/" + name + "/blame?path=large")
                .is(413, "the file has more than 1024 bytes: clone the repository to see it all\n");
    }

    @Test
    void blamesNoFileThatWasLarge() {
        git().commit(work, "was-large", "line\n".repeat(300));
        git().commit(work, "was-large", "line\n");
        git().in(work, "push", "-q", "origin", "master");
        get(alice(), "/repository/" + name + "/blame?path=was-large")
                .is(
                        413,
                        "an older version of the file has more than 1024 bytes: clone the"
                                + " repository to see it all\n");
    }

    @Test
    void showsNoLargeDiffAndListsTheFirstFilesOfACommit() {
        for (int i = 0; i < 6; i++) {
            git().commit(work, "d/f" + i, "x\n");
        }
        git().in(work, "reset", "-q", "--soft", "HEAD~6");
        git().in(work, "commit", "-q", "-m", "six");
        git().in(work, "push", "-q", "origin", "master");
        get(
                        alice(),
                        "/repository/%s/diff/commits?previous_commit=master~1&last_commit=master"
                                .formatted(name))
                .is(413, "the diff has more than 5 files: clone the repository to see it all\n");
        assertThat(get(alice(), "/repository/" + name + "/commits/master").body())
                .contains("d/f2")
                .doesNotContain("d/f3")
                .contains("\"moreFiles\":true");
    }

    /** Ten folders in ten folders, five deep, with ten files in each of the last. */
    private String bomb() throws IOException {
        String entry = git().in(work, "rev-parse", "HEAD:README");
        String kind = "100644 blob";
        for (int depth = 0; depth < 6; depth++) {
            StringBuilder tree = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                tree.append("%s %s\te%d\n".formatted(kind, entry, i));
            }
            entry = mktree(tree.toString());
            kind = "040000 tree";
        }
        return git().in(work, "commit-tree", "-m", "bomb", entry);
    }

    private String mktree(String text) throws IOException {
        Path index = home.resolve("index-info");
        Files.writeString(index, text);
        var result =
                git().program(
                                List.of(
                                        "sh",
                                        "-c",
                                        "git -C '%s' mktree < '%s'".formatted(work, index)));
        return result.output().strip();
    }

    private int archive(String format) throws IOException {
        URI uri = URI.create(url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head =
                    "GET /repository/%s/archive?ref=master&format=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                            .formatted(name, format, token("alice", Role.DEVELOPER));
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.setSoTimeout(30_000);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(all);
            assertThat(all.toString(StandardCharsets.ISO_8859_1)).doesNotEndWith("0\r\n\r\n");
            return all.size();
        }
    }

    private void noise(String file, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(file.hashCode()).nextBytes(bytes);
        Files.write(work.resolve(file), bytes);
        git().commit(work, "more-" + file, "x\n");
    }

    private void nothingStays() throws IOException {
        assertThat(git().in(work, "ls-remote", "origin", "master"))
                .doesNotContain(git().in(work, "rev-parse", "HEAD"));
        Path folder = storage.folder(repository());
        try (Stream<Path> left = Files.list(folder.resolve("incoming"));
                Stream<Path> packs = Files.list(folder.resolve("objects/pack"))) {
            assertThat(left).isEmpty();
            assertThat(packs.filter(pack -> pack.toString().endsWith(".pack"))).hasSize(1);
        }
    }

    private UUID repository() {
        return idOf(name);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-c",
                                "http.extraHeader=Authorization: " + token("bob", Role.VIEWER)));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
    }
}
