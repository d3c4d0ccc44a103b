package io.gantry.search.feed;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes searchable what was written: at once if nothing was for a while, and else so seldom that it
 * takes a fifth of the time at most, for each time costs a segment of the index and later its
 * merging. The index does so itself every few seconds, for those who died before they could.
 */
@Component
class Refresher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Refresher.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(200);
    private static final int PAUSE_FOR_EACH = 4;

    private final EntityIndex index;
    private final Semaphore written = new Semaphore(0);
    private volatile @Nullable Thread thread;

    Refresher(EntityIndex index) {
        this.index = index;
    }

    /** Something was written just now. */
    void written() {
        written.release();
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("index-refresh").unstarted(this::run);
        thread = started; // before it runs, since it ends when it is no longer wanted
        started.start();
    }

    private void run() {
        try {
            while (isRunning()) {
                written.acquire();
                written.drainPermits();
                Thread.sleep(pause(refresh()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells how long it took. */
    private Duration refresh() {
        long start = System.nanoTime();
        try {
            index.refresh();
        } catch (IndexUnavailable e) {
            log.debug("left to the index itself", e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration pause(Duration refreshed) {
        Duration rest = refreshed.multipliedBy(PAUSE_FOR_EACH);
        return rest.compareTo(LEAST_PAUSE) > 0 ? rest : LEAST_PAUSE;
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
