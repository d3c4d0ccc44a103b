package io.gantry.search.rebuild;

import io.gantry.events.TopicReading;
import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexName;
import io.gantry.search.index.IndexUnavailable;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rebuild, on a thread of its own. First the new index is there, then the end of the topic is
 * looked at, then the topic is read up to it; what comes later, the listeners write into both.
 * After the swap it reads what has come meanwhile, for the sake of a replica of an older version,
 * whose listener knew of one index only.
 */
final class Build implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Build.class);

    private final IndexName name;
    private final EntityIndex index;
    private final TopicCopy topic;
    private final Rebuilds rebuilds;
    private final Clock clock;
    private Recorded recorded;
    private Rebuild now;
    private boolean lost;

    Build(
            IndexName name,
            Recorded begun,
            EntityIndex index,
            TopicCopy topic,
            Rebuilds rebuilds,
            Clock clock) {
        this.name = name;
        this.index = index;
        this.topic = topic;
        this.rebuilds = rebuilds;
        this.clock = clock;
        this.recorded = begun;
        this.now = begun.rebuild();
    }

    @Override
    public void run() {
        try {
            fill();
            end(now().done(clock.instant()));
            log.info("{} is filled and serves", name);
        } catch (RuntimeException e) {
            log.warn("{} is given up: {}", name, e.toString());
            giveUp(e);
        }
    }

    private void fill() {
        try (TopicReading reading = topic.read()) {
            index.create(name);
            reading.goOn();
            copy(reading, EntityIndex.NEXT_ALIAS);
            index.serve(name);
            reading.goOn();
            copy(reading, EntityIndex.ALIAS);
        }
    }

    private void copy(TopicReading reading, String alias) {
        while (reading.hasNext()) {
            long refused = topic.copyNext(reading, alias);
            progressed(now().plus(reading.read(), reading.total(), refused));
        }
    }

    private void giveUp(RuntimeException e) {
        // Who stops the thread wants an end, and this is part of it.
        boolean stopped = Thread.interrupted();
        String why = stopped ? "the service was stopped" : String.valueOf(e.getMessage());
        try {
            end(now().failed(clock.instant(), why));
            index.abandon(name);
        } catch (IndexUnavailable left) {
            log.warn("{} is left to others: {}", name, left.getMessage());
        }
    }

    /** Records how far it is, by which all see that it is alive; nothing once it has ended. */
    synchronized void beat() {
        if (now.isRunning() && !lost) {
            record();
        }
    }

    private synchronized Rebuild now() {
        return now;
    }

    private synchronized void progressed(Rebuild next) {
        if (lost) {
            throw new IllegalStateException("another replica has ended this rebuild");
        }
        now = next;
    }

    private synchronized void end(Rebuild last) {
        now = last;
        record();
    }

    private void record() {
        rebuilds.record(now, recorded).ifPresentOrElse(next -> recorded = next, () -> lost = true);
    }
}
