package io.gantry.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Objects that JGit holds whole: some pushes of them once took all memory there was. */
@TestPropertySource(properties = {"gantry.git.max-tree=256KB", "gantry.git.push-memory=16MB"})
class LargeObjectsIT extends WorkTreeIT {
    private static final int MIB = 1 << 20;
    private static final String RULE = "commits, trees and tags are at most 262,144 bytes";

    @BeforeEach
    void push() {
        git().in(work, "push", "-q", "origin", "master");
    }

    @Test
    void refusesALargeCommit() throws IOException {
        git().in(work, "commit", "-q", "--allow-empty", "-F", text(40 * MIB));
        assertThat(refused("master")).contains("a commit of 41,9").contains(RULE);
        git().in(work, "reset", "-q", "--hard", "origin/master");
        nothingStaysAndTheNextPushWorks();
    }

    @Test
    void refusesALargeTag() throws IOException {
        git().in(work, "tag", "-a", "-F", text(MIB), "large");
        assertThat(refused("large")).contains("a tag of 1,0").contains(RULE);
        nothingStaysAndTheNextPushWorks();
    }

    @Test
    void refusesALargeTree() throws IOException {
        String blob = git().in(work, "rev-parse", "HEAD:README");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 8_000; i++) {
            lines.append("100644 blob %s\tfile-%06d\n".formatted(blob, i));
        }
        Path list = Files.writeString(home.resolve("list"), lines);
        String tree =
                git().program(
                                List.of(
                                        "sh",
                                        "-c",
                                        "git -C '%s' mktree < '%s'".formatted(work, list)))
                        .output()
                        .strip();
        String commit = git().in(work, "commit-tree", "-m", "large", tree);
        assertThat(refused(commit + ":refs/heads/large")).contains("a tree of ").contains(RULE);
        nothingStaysAndTheNextPushWorks();
    }

    @Test
    void refusesADeltaOfALargeFileAndNamesTheRemedy() throws IOException {
        Path file = noise(5 * MIB);
        git().in(work, "push", "-q", "origin", "master");
        change(file);
        refusesTheDelta(2);
    }

    @Test
    void refusesADeltaWithinAPackToo() throws IOException {
        change(noise(5 * MIB));
        git().in(work, "repack", "-adfq");
        refusesTheDelta(1);
    }

    private void refusesTheDelta(int packs) throws IOException {
        String said = refused("master");
        assertThat(said).contains("a delta of an object of 5,242,880 bytes");
        nothingStays(packs);
        heed(said);
        git().in(work, "push", "-q", "origin", "master");
        fsck();
    }

    @Test
    void takesLargeFilesWholeAndSmallerOnesAsDeltas() throws IOException {
        Path file = noise(MIB);
        noise(20 * MIB);
        git().in(work, "push", "-q", "origin", "master");
        change(file);
        git().in(work, "push", "-q", "origin", "master");
        fsck();
        String clone = home.resolve("clone").toString();
        git().ok("clone", "-q", address(name), clone);
        assertThat(git().ok("-C", clone, "rev-parse", "HEAD"))
                .isEqualTo(git().in(work, "rev-parse", "HEAD"));
    }

    @Test
    void refusesManyAtOnceAndThenTakesAnother() throws Exception {
        git().in(work, "commit", "-q", "--allow-empty", "-F", text(40 * MIB));
        List<Process> pushes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String branch = "HEAD:refs/heads/b" + i;
            Process push = git().start("-C", work.toString(), "push", "origin", branch);
            push.getOutputStream().close();
            pushes.add(push);
        }
        for (Process push : pushes) {
            assertThat(new String(push.getInputStream().readAllBytes(), UTF_8)).contains(RULE);
            assertThat(push.waitFor()).isNotZero();
        }
        git().in(work, "reset", "-q", "--hard", "origin/master");
        nothingStaysAndTheNextPushWorks();
    }

    private String text(int size) throws IOException {
        return Files.writeString(home.resolve("text"), "a line of text\n".repeat(size / 15))
                .toString();
    }

    private Path noise(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(work.resolve("noise" + size), bytes);
        commit();
        return file;
    }

    private void change(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        commit();
    }

    private void commit() {
        git().in(work, "add", "-A");
        git().in(work, "commit", "-q", "-m", "noise");
    }

    private String refused(String what) {
        return git().fails("-C", work.toString(), "push", "origin", what);
    }

    /** Does what the message says. */
    private void heed(String said) {
        Matcher remedy = Pattern.compile("core.bigFileThreshold (\\d+m)").matcher(said);
        assertThat(remedy.find()).as(said).isTrue();
        git().in(work, "config", "core.bigFileThreshold", remedy.group(1));
        git().in(work, "repack", "-adfq");
    }

    private void nothingStaysAndTheNextPushWorks() throws IOException {
        nothingStays(1);
        git().commit(work, "next", "x\n");
        git().in(work, "push", "-q", "origin", "master");
        fsck();
    }

    private void nothingStays(int packs) throws IOException {
        Path folder = storage.folder(idOf(name));
        try (Stream<Path> left = Files.list(folder.resolve("incoming"));
                Stream<Path> all = Files.list(folder.resolve("objects/pack"))) {
            assertThat(left).isEmpty();
            assertThat(all.filter(file -> file.toString().endsWith(".pack"))).hasSize(packs);
        }
        fsck();
    }

    private void fsck() {
        String folder = storage.folder(idOf(name)).toString();
        git().ok("-c", "safe.directory=*", "-C", folder, "fsck", "--full", "--strict");
    }
}
