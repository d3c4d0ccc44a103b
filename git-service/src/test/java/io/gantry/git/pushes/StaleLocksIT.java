package io.gantry.git.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.git.WorkTreeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once a service that was killed in the wrong moment left a branch that nobody could push to. */
class StaleLocksIT extends WorkTreeIT {
    @BeforeEach
    void push() {
        git().in(work, "push", "-q", "origin", "master", "master:refs/heads/other");
        git().commit(work, "next", "x\n");
    }

    @Test
    void doNotKeepABranchFromMoving() throws IOException {
        lock("refs/heads/master.lock", Duration.ofSeconds(10));
        git().in(work, "push", "-q", "origin", "master");
        assertThat(git().in(work, "ls-remote", "origin", "refs/heads/master"))
                .startsWith(git().in(work, "rev-parse", "HEAD"));
    }

    @Test
    void doNotKeepABranchFromBeingRemoved() throws IOException {
        lock("packed-refs.lock", Duration.ofMinutes(2));
        git().in(work, "push", "-q", "origin", ":refs/heads/other");
        assertThat(git().in(work, "ls-remote", "origin", "refs/heads/other")).isEmpty();
    }

    @Test
    void areNotThoseOfSomebodyWhoIsAtIt() throws IOException {
        // as young as a slow machine may need it to be
        Path lock = lock("refs/heads/master.lock", Duration.ofMinutes(-10));
        assertThat(git().fails("-C", work.toString(), "push", "origin", "master"))
                .contains("failed to lock");
        assertThat(lock).exists();
        Files.delete(lock);
        git().in(work, "push", "-q", "origin", "master");
    }

    @Test
    void ofAnEarlierLifeAreStaleHoweverYoung() throws IOException {
        Path lock = lock("packed-refs.lock", Duration.ofSeconds(10));
        Path folder = storage.folder(idOf(name));
        Instant now = Instant.now();
        StaleLocks.remove(folder, List.of(), now, now.minusSeconds(30));
        assertThat(lock).as("made in this life").exists();
        StaleLocks.remove(folder, List.of(), now, now.minusSeconds(5));
        assertThat(lock).doesNotExist();
    }

    private Path lock(String file, Duration age) throws IOException {
        Path lock = Files.createFile(storage.folder(idOf(name)).resolve(file));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(age)));
        return lock;
    }
}
