package io.gantry.search.rebuild;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexName;
import io.gantry.search.rebuild.Rebuild.Reason;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins rebuilds in this replica; only one runs at a time in all of them. */
@Component
class Builds {
    private static final Logger log = LoggerFactory.getLogger(Builds.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final EntityIndex index;
    private final TopicCopy topic;
    private final Rebuilds rebuilds;
    private final Clock clock;
    private @Nullable Build build;
    private @Nullable Thread thread;

    Builds(EntityIndex index, TopicCopy topic, Rebuilds rebuilds, Clock clock) {
        this.index = index;
        this.topic = topic;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    /** Begins a rebuild; nothing if one is running already. */
    synchronized Optional<Rebuild> begin(Reason reason, String by) {
        Recorded latest = rebuilds.latest().orElse(null);
        if (latest != null && latest.rebuild().isRunning()) {
            return Optional.empty();
        }
        IndexName name = index.indices().next();
        Rebuild first = Rebuild.begun(reason, name, by, clock.instant());
        Optional<Recorded> begun = rebuilds.record(first, latest);
        begun.ifPresent(it -> run(name, it));
        return begun.map(Recorded::rebuild);
    }

    private void run(IndexName name, Recorded begun) {
        log.info("{} is being filled: {}", name, begun.rebuild().reason().text());
        Build next = new Build(name, begun, index, topic, rebuilds, clock);
        build = next;
        thread = Thread.ofVirtual().name("rebuild").start(next);
    }

    /** Lets all see that the rebuild of this replica is alive, if one is. */
    synchronized void beat() {
        if (build != null && thread != null && thread.isAlive()) {
            build.beat();
        }
    }

    /** Ends the rebuild of this replica, if one is running. */
    synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
