package io.gantry.gateway.live;

import io.gantry.gateway.feed.Batch;
import io.gantry.gateway.feed.Feeds;
import io.gantry.gateway.feed.LiveFeed;
import io.gantry.gateway.feed.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes on what happens from Kafka to the sockets. While Kafka is away they stay open; afterwards
 * it goes on where it was.
 */
@Component
class LiveRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveRelay.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Rooms rooms;
    private final LiveProperties properties;
    private final Clock clock;
    private Position position = Position.NONE;
    private volatile boolean running;

    LiveRelay(Feeds feeds, Rooms rooms, LiveProperties properties, Clock clock) {
        this.feeds = feeds;
        this.rooms = rooms;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Instant since = clock.instant();
        Thread.ofPlatform().name("live-relay").daemon().start(() -> run(since));
    }

    private void run(Instant since) {
        try {
            while (running) {
                relay(since);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay(Instant since) throws InterruptedException {
        try (LiveFeed feed = feeds.live(position, since, properties.resumeBack())) {
            while (running) {
                Batch batch = feed.next(WAIT);
                position = batch.position();
                rooms.deliver(batch);
            }
        } catch (RuntimeException e) {
            log.warn("Live events wait, Kafka is asked again in {}: {}", PAUSE, e.toString());
            Thread.sleep(PAUSE);
        }
    }

    /** The thread notices by itself; an interrupted consumer cannot close in peace. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
