package io.gantry.git.packs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;

/**
 * A part of the heap that all pushes have together. Those that need little may overtake one that
 * waits for much, since they are done at once.
 */
final class MemoryShare {
    private static final int UNIT = 1 << 10;

    private final Semaphore free;
    private final Duration patience;

    MemoryShare(long bytes, Duration patience) {
        this.free = new Semaphore(units(bytes));
        this.patience = patience;
    }

    /** Waits until others have given back as much; who waits too long is refused. */
    void take(long bytes) throws IOException {
        try {
            if (!free.tryAcquire(units(bytes), patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TransportException(
                        "other large pushes have the memory that this one needs: try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the server stops").initCause(e);
        }
    }

    void giveBack(long bytes) {
        free.release(units(bytes));
    }

    /** How much nobody has. */
    long left() {
        return (long) free.availablePermits() * UNIT;
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }
}
