package io.gantry.git.pushes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Lock files of a process that was killed while it moved refs: git leaves them to be deleted by
 * hand, and their refs could never move again.
 */
final class StaleLocks {
    /**
     * A lock of one ref is held for moments, and never by two pushes: its row is locked besides.
     */
    private static final Duration OF_A_REF = Duration.ofSeconds(2);

    /** No push moves refs for so long, nor does maintenance pack them. */
    private static final Duration OF_ALL = Settlement.PATIENCE;

    private StaleLocks() {}

    /**
     * Deletes those that stand in the way of the refs, whose rows must be locked.
     *
     * @param alone before which whoever has made a lock is dead by now
     */
    static void remove(Path repository, Collection<String> refs, Instant now, Instant alone)
            throws IOException {
        for (String ref : refs) {
            remove(repository.resolve(ref + ".lock"), later(alone, now.minus(OF_A_REF)));
        }
        for (String all : List.of("packed-refs.lock", "HEAD.lock")) {
            remove(repository.resolve(all), later(alone, now.minus(OF_ALL)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void remove(Path lock, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(lock).toInstant().isBefore(before)) {
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException _) {
            // as it should be
        }
    }
}
