package io.gantry.git.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.git.WorkTreeIT;
import io.gantry.testing.EventProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MaintenanceIT extends WorkTreeIT {
    private static final int PUSHERS = 50;

    @Autowired private Maintenance maintenance;
    @Autowired private MaintenanceRows rows;

    @BeforeEach
    void push() {
        git().in(work, "push", "-q", "origin", "master");
    }

    @Test
    void makesOnePackWithBitmapsAndACommitGraph() throws IOException {
        for (int i = 0; i < 5; i++) {
            git().commit(work, "f" + i, "x\n");
            git().in(work, "push", "-q", "origin", "master", "HEAD:refs/heads/b" + i);
        }
        assertThat(files("objects/pack", ".pack")).hasSize(6);
        maintenance.maintain(repository()).block();
        assertThat(files("objects/pack", ".pack")).hasSize(1);
        assertThat(files("objects/pack", ".bitmap")).hasSize(1);
        assertThat(folder().resolve("objects/info/commit-graph")).exists();
        assertThat(folder().resolve("packed-refs")).content().contains("refs/heads/b4");
        assertThat(files("objects/pack/preserved", "pack")).hasSize(6);
        isSound();
        git().ok("clone", "-q", address(name), home.resolve("clone").toString());
    }

    /** Once it kept JGit from packing for half a day. */
    @Test
    void packsAlsoAfterOneThatWasKilledAtIt() throws IOException {
        git().commit(work, "more", "x\n");
        git().in(work, "push", "-q", "origin", "master");
        Files.writeString(folder().resolve("gc.pid"), "4194305 nowhere");
        maintenance.maintain(repository()).block();
        assertThat(files("objects/pack", ".pack")).hasSize(1);
        assertThat(files("objects/pack", ".bitmap")).hasSize(1);
    }

    @Test
    void keepsWhatNoRefLeadsToForAWhile() throws IOException {
        git().commit(work, "lost", "x\n");
        git().in(work, "push", "-q", "origin", "HEAD:refs/heads/lost");
        String lost = git().in(work, "rev-parse", "HEAD");
        git().in(work, "push", "-q", "origin", ":refs/heads/lost");
        maintenance.maintain(repository()).block();
        maintenance.maintain(repository()).block();
        git().in(work, "push", "-q", "origin", lost + ":refs/heads/found");
        isSound();
    }

    @Test
    void dropsWhatNoRefLedToForTwoWeeksAndPacksPutAside() throws IOException {
        git().commit(work, "lost", "x\n");
        git().in(work, "push", "-q", "origin", "HEAD:refs/heads/lost");
        String lost = git().in(work, "rev-parse", "HEAD");
        git().in(work, "push", "-q", "origin", ":refs/heads/lost");
        maintenance.maintain(repository()).block();
        Packing today = packing(Duration.ofDays(1));
        Packing later = packing(Duration.ZERO);
        makeLooseObjectsOld(Duration.ofDays(13));
        pack(today);
        assertThat(isThere(lost)).isTrue();
        assertThat(files("objects/pack/preserved", "pack")).isNotEmpty();
        makeLooseObjectsOld(Duration.ofDays(15));
        pack(later);
        assertThat(isThere(lost)).isFalse();
        assertThat(files("objects/pack/preserved", "pack")).isEmpty();
        isSound();
    }

    @Test
    void dropsWhatACrashHasLeftOfPushesADayLater() throws IOException {
        Path old = Files.createDirectories(folder().resolve("incoming/old"));
        Files.createDirectories(old.resolve("pack"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path young = Files.createDirectories(folder().resolve("incoming/young"));
        maintenance.maintain(repository()).block();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    private Packing packing(Duration keepReplaced) {
        return new Packing(
                storage,
                new MaintenanceProperties(
                        1,
                        DataSize.ofMegabytes(16),
                        "-",
                        keepReplaced,
                        Duration.ofDays(14),
                        Duration.ofDays(30)));
    }

    private void makeLooseObjectsOld(Duration age) throws IOException {
        try (Stream<Path> objects = Files.walk(folder().resolve("objects"))) {
            for (Path one : objects.filter(MaintenanceIT::isLoose).toList()) {
                Files.setLastModifiedTime(one, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    private static boolean isLoose(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().length() == 38;
    }

    private void pack(Packing packing) {
        try {
            packing.pack(repository(), Instant.now());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isThere(String object) {
        return git().run("-C", folder().toString(), "cat-file", "-e", object).exit() == 0;
    }

    @Test
    void isDueAfterSoManyPushes() {
        assertThat(rows.after(2).collectList().block()).doesNotContain(repository());
        git().in(work, "push", "-q", "origin", "master:refs/heads/second");
        assertThat(rows.after(2).collectList().block()).contains(repository());
        maintenance.maintain(repository()).block();
        assertThat(rows.after(1).collectList().block()).doesNotContain(repository());
        assertThat(rows.changed().collectList().block()).doesNotContain(repository());
    }

    @Test
    void isDueAfterALargePush() throws IOException {
        maintenance.afterPushes().block();
        assertThat(files("objects/pack", ".bitmap")).as("a small one").isEmpty();
        byte[] noise = new byte[17 << 20];
        new Random(1).nextBytes(noise);
        Files.write(work.resolve("noise"), noise);
        git().commit(work, "more", "x\n");
        git().in(work, "push", "-q", "origin", "master");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(this::isPackedAfterPushes); // the scheduled one may be about it
        git().commit(work, "next", "x\n");
        git().in(work, "push", "-q", "origin", "master");
        maintenance.afterPushes().block();
        assertThat(files("objects/pack", ".pack")).as("what was packed stays").hasSize(2);
        isSound();
    }

    private boolean isPackedAfterPushes() throws IOException {
        maintenance.afterPushes().block();
        return !files("objects/pack", ".bitmap").isEmpty();
    }

    @Test
    void lets50PushTo50BranchesWhileItRuns() throws Exception {
        List<Path> clones = clones(PUSHERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(PUSHERS + 1)) {
            Future<Integer> running = threads.submit(() -> maintainUntil(threads));
            List<Callable<Integer>> pushes =
                    IntStream.range(0, PUSHERS)
                            .<Callable<Integer>>mapToObj(number ->
                                    () -> push(clones.get(number), "HEAD:refs/heads/b" + number))
                            .toList();
            for (Future<Integer> exit : threads.invokeAll(pushes)) {
                assertThat(exit.get()).isZero();
            }
            threads.shutdown();
            assertThat(running.get()).isPositive();
        }
        assertThat(git().ok("ls-remote", address(name), "refs/heads/b*").lines()).hasSize(PUSHERS);
        isSound();
    }

    @Test
    void lets1Of50WinWhoPushToOneBranch() throws Exception {
        List<Path> clones = clones(PUSHERS);
        List<Callable<Integer>> pushes =
                clones.stream()
                        .<Callable<Integer>>map(clone -> () -> push(clone, "HEAD:master"))
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(PUSHERS)) {
            long winners = 0;
            for (Future<Integer> exit : threads.invokeAll(pushes)) {
                winners += exit.get() == 0 ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        isSound();
    }

    @Test
    void tellsOfRefsThatSomebodyElseHasMoved() {
        String head = git().in(work, "rev-parse", "HEAD");
        git().ok("-C", folder().toString(), "update-ref", "refs/heads/by-hand", head);
        git().ok("-C", folder().toString(), "update-ref", "-d", "refs/heads/master");
        maintenance.atNight().block();
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message =
                    probe.await(one ->
                            one.value() != null
                                    && new String(one.value(), UTF_8).contains("by-hand"));
            JsonNode event = JsonMapper.shared().readTree(message.value());
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("unknown");
            assertThat(event.path("refs").values())
                    .extracting(
                            ref -> ref.path("ref").asString() + " " + ref.path("after").asString())
                    .containsExactlyInAnyOrder(
                            "refs/heads/by-hand " + head, "refs/heads/master " + "0".repeat(40));
        }
        long told = pushes();
        maintenance.atNight().block();
        assertThat(pushes()).as("told once").isEqualTo(told);
    }

    private int maintainUntil(ExecutorService threads) {
        int runs = 0;
        do {
            maintenance.maintain(repository()).block();
            runs++;
        } while (!threads.isShutdown());
        return runs;
    }

    /** Each with a commit of its own. */
    private List<Path> clones(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    Path clone = home.resolve("clone" + i);
                    git().ok("clone", "-q", work.toString(), clone.toString());
                    git().commit(clone, "own" + i, i + "\n");
                    return clone;
                })
                .toList();
    }

    private int push(Path clone, String refs) {
        return git().run("-C", clone.toString(), "push", "-q", address(name), refs).exit();
    }

    private void isSound() {
        assertThat(git().ok("-C", folder().toString(), "fsck", "--full", "--strict"))
                .doesNotContain("error")
                .doesNotContain("missing");
    }

    private long pushes() {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM pushes WHERE repository = :id")
                        .bind("id", repository())
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private List<Path> files(String below, String part) throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve(below))) {
            return files.filter(file -> file.toString().contains(part))
                    .filter(file -> !part.equals("pack") || file.toString().endsWith("old-pack"))
                    .toList();
        }
    }

    private Path folder() {
        return storage.folder(repository());
    }

    private UUID repository() {
        return idOf(name);
    }
}
