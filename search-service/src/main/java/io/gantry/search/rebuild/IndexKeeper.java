package io.gantry.search.rebuild;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexName;
import io.gantry.search.index.IndexUnavailable;
import io.gantry.search.index.Indices;
import io.gantry.search.rebuild.Rebuild.Reason;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to it that an index serves that this program understands: looks every second, in every
 * replica. So the first index is made, a lost one replaced, an older one built anew, and what a
 * rebuild leaves behind whose replica died is cleared away.
 */
@Component
class IndexKeeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final String SELF = "search-service";

    private final EntityIndex index;
    private final Rebuilds rebuilds;
    private final Builds builds;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Pulse pulse = new Pulse();
    private boolean away;
    private volatile @Nullable Thread thread;

    IndexKeeper(
            EntityIndex index, Rebuilds rebuilds, Builds builds, Leftovers leftovers, Clock clock) {
        this.index = index;
        this.rebuilds = rebuilds;
        this.builds = builds;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("index-keeper").unstarted(this::run);
        thread = started; // before it runs, since it ends when it is no longer wanted
        started.start();
    }

    private void run() {
        try {
            while (isRunning()) {
                look();
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            lookAtAll();
            away = false;
        } catch (IndexUnavailable e) {
            pulse.forget();
            logOnce(e);
        } catch (RuntimeException e) {
            log.error("the index is not looked after just now", e);
        }
    }

    private void lookAtAll() {
        builds.beat();
        Indices indices = index.indices();
        Optional<Recorded> latest = rebuilds.latest();
        latest.filter(it -> it.rebuild().isRunning())
                .filter(it -> pulse.isLost(it, clock.instant()))
                .ifPresent(this::end);
        leftovers.clear(indices, latest);
        reason(indices)
                .filter(_ -> mayBegin(latest))
                .ifPresent(reason -> builds.begin(reason, SELF));
    }

    private void logOnce(IndexUnavailable e) {
        if (!away) {
            log.warn("{}, looking again every second", e.getMessage());
        }
        away = true;
    }

    private void end(Recorded lost) {
        String why = "its replica has not been heard of for " + Pulse.PATIENCE.toSeconds() + " s";
        rebuilds.record(lost.rebuild().failed(clock.instant(), why), lost);
    }

    private static Optional<Reason> reason(Indices indices) {
        Optional<IndexName> serving = indices.serving();
        if (serving.isEmpty()) {
            return Optional.of(Reason.MISSING);
        }
        return serving.filter(it -> it.version() < EntityIndex.VERSION).map(_ -> Reason.OUTDATED);
    }

    private boolean mayBegin(Optional<Recorded> latest) {
        Instant end = latest.map(Recorded::rebuild).map(Rebuild::endedAt).orElse(Instant.EPOCH);
        boolean running = latest.filter(it -> it.rebuild().isRunning()).isPresent();
        return !running && end.plus(TRY_AGAIN_AFTER).isBefore(clock.instant());
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
        }
        builds.stop();
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
