package io.gantry.audit.heads;

import io.gantry.audit.chain.ChainRows;
import io.gantry.audit.chain.Head;
import io.gantry.audit.chain.Seals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Signs the head of the log every minute and tells it to the application's log and to a topic, so
 * that a database that is set back contradicts what is known outside. What contradicts a head that
 * was signed before is not signed.
 */
@Component
class HeadRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(HeadRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChainRows rows;
    private final Seals seals;
    private final HeadTopic topic;
    private final HeadsProperties properties;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable SignedHead last;

    HeadRelay(
            ChainRows rows, Seals seals, HeadTopic topic, HeadsProperties properties, Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.topic = topic;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("audit-heads").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(properties.every());
                tell();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is away now may be there in a minute. */
    private void tell() {
        try {
            Head head = Objects.requireNonNull(rows.head().block(PATIENCE));
            SignedHead before = lastSigned();
            if (head.number() > 0 && isTrue(head) && follows(before)) {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                tell(topic.sign(head.number(), head.hash(), now));
            }
        } catch (RuntimeException e) {
            log.warn("the head of the audit log could not be signed: {}", e.toString());
        }
    }

    private void tell(SignedHead head) {
        log.info(
                "audit head: row {}, hash {}, at {}, signature {}",
                head.number(),
                head.hash(),
                head.at(),
                head.signature());
        topic.send(head);
        last = head;
    }

    /** Of this replica; at first, the newest of any. */
    private SignedHead lastSigned() {
        if (last == null) {
            KnownHeads known = topic.read();
            last = new SignedHead(known.last(), known.hash(known.last()), clock.instant(), "");
        }
        return last;
    }

    private boolean isTrue(Head head) {
        if (!seals.hold(head)) {
            log.error("the head of the audit log was changed by somebody else: {}", head);
            return false;
        }
        return true;
    }

    /** Whether the log still has the row that was its last one when it was last signed. */
    private boolean follows(SignedHead before) {
        String hash = before.number() == 0 ? "" : rows.hash(before.number()).block(PATIENCE);
        if (before.hash().equals(hash)) {
            return true;
        }
        log.error(
                "the audit log was set back: its row {} is not the one that was signed",
                before.number());
        return false;
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
