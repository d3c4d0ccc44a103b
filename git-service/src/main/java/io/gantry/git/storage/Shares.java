package io.gantry.git.storage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody have more than his share of the slots at once, so that slow clients of one caller
 * keep only his own others waiting; those without credentials have half of all together.
 */
final class Shares {
    private final Map<Sharer, Share> shares = new ConcurrentHashMap<>();
    private final Semaphore strangers;
    private final int each;

    Shares(int slots, int each) {
        this.strangers = new Semaphore(Math.max(1, slots / 2), true);
        this.each = each;
    }

    /** Runs the task when it is within the caller's share; waits until then. */
    void run(Sharer caller, Runnable task) {
        Share share = shares.compute(caller, (_, known) -> entered(known));
        try {
            within(share.free, caller.isKnown() ? task : () -> within(strangers, task));
        } finally {
            shares.computeIfPresent(caller, (_, known) -> left(known));
        }
    }

    /** How many callers are within or wait. */
    int callers() {
        return shares.size();
    }

    private static void within(Semaphore share, Runnable task) {
        share.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            share.release();
        }
    }

    private Share entered(@Nullable Share known) {
        return known == null
                ? new Share(new Semaphore(each, true), 1)
                : new Share(known.free, known.users + 1);
    }

    private static @Nullable Share left(Share known) {
        return known.users == 1 ? null : new Share(known.free, known.users - 1);
    }

    /** Who is within or waits, and how many more may be within. */
    private record Share(Semaphore free, int users) {}
}
