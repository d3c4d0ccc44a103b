package io.gantry.search.feed;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexUnavailable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes searchable what was written: soon, but so seldom that it takes a fifth of the time at most,
 * for each time costs a segment of the index and later its merging. The index does so itself every
 * few seconds, for those who died before they could.
 */
@Component
class Refresher {
    private static final Logger log = LoggerFactory.getLogger(Refresher.class);
    private static final int REST_FOR_EACH = 4;

    private final EntityIndex index;
    private final AtomicBoolean written = new AtomicBoolean();
    private long restUntil = System.nanoTime();

    Refresher(EntityIndex index) {
        this.index = index;
    }

    /** Something was written just now. */
    void written() {
        written.set(true);
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void refresh() {
        long start = System.nanoTime();
        if (start - restUntil < 0 || !written.getAndSet(false)) {
            return;
        }
        try {
            index.refresh();
        } catch (IndexUnavailable e) {
            log.debug("left to the index itself", e);
        }
        long end = System.nanoTime();
        restUntil = end + (end - start) * REST_FOR_EACH;
    }
}
