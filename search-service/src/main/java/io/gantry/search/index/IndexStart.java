package io.gantry.search.index;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the index as soon as OpenSearch answers: the service starts also while that is away. */
@Component
class IndexStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexStart.class);
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);

    private final EntityIndex index;
    private volatile @Nullable Thread thread;

    IndexStart(EntityIndex index) {
        this.index = index;
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("index-start").unstarted(this::run);
        thread = started; // before it runs, since it ends when it is no longer wanted
        started.start();
    }

    private void run() {
        try {
            while (isRunning() && !created()) {
                Thread.sleep(TRY_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() {
        try {
            index.createIfMissing();
            return true;
        } catch (IndexUnavailable e) {
            log.warn("{}, trying again", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the listener. */
    @Override
    public int getPhase() {
        return 0;
    }
}
