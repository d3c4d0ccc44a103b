package io.gantry.gateway.live;

import io.gantry.gateway.feed.Feeds;
import io.gantry.gateway.feed.PastFeed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads for those who resume, a few at a time and a piece each in turn: one who takes his piece
 * slowly holds up nobody.
 */
@Component
class ResumeRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ResumeRelay.class);

    private static final long LOOK_EVERY_MILLIS = 500;

    private final Feeds feeds;
    private final LiveProperties properties;

    /** At most one entry per open socket. */
    private final BlockingQueue<Replay> waiting = new LinkedBlockingQueue<>();

    private volatile boolean running;

    ResumeRelay(Feeds feeds, LiveProperties properties) {
        this.feeds = feeds;
        this.properties = properties;
    }

    /** Reads the next piece of it when its turn comes. */
    void add(Replay replay) {
        waiting.add(replay);
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < properties.resumes(); i++) {
            Thread.ofPlatform().name("resume-relay-" + i).daemon().start(this::run);
        }
    }

    private void run() {
        PastFeed past = null;
        try {
            while (running) {
                Replay replay = waiting.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (replay != null) {
                    past = tell(replay, past == null ? feeds.past() : past);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close(past);
        }
    }

    /** Answers the feed, or nothing if another one is needed. */
    private static @Nullable PastFeed tell(Replay replay, PastFeed past) {
        try {
            replay.tell(past);
            return past;
        } catch (RuntimeException e) {
            log.warn("Past events cannot be read: {}", e.toString());
            replay.fail("events cannot be read now");
            close(past);
            return null;
        }
    }

    private static void close(@Nullable PastFeed past) {
        if (past != null) {
            past.close();
        }
    }

    /** The threads notice by themselves; an interrupted consumer cannot close in peace. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
