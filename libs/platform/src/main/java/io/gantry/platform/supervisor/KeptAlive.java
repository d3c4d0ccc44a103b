package io.gantry.platform.supervisor;

import io.gantry.platform.process.Part;
import io.gantry.platform.process.PartFailed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part that is started again whenever it ends. */
final class KeptAlive {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final Part part;
    private final Progress progress;
    private final Backoff backoff = new Backoff();
    private volatile @Nullable Thread keeper;

    KeptAlive(Part part, Progress progress) {
        this.part = part;
        this.progress = progress;
    }

    Part part() {
        return part;
    }

    /** The first start, whose failure is the caller's; from then on it is kept alive. */
    void start() throws PartFailed, InterruptedException {
        var begin = Instant.now();
        part.start();
        progress.ready(part.program().title(), Duration.between(begin, Instant.now()));
        keeper = Thread.ofVirtual().name(part.program().name()).start(this::keep);
    }

    /** Ends it for good. */
    void stop() throws InterruptedException {
        var thread = keeper;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        part.stop();
    }

    private void keep() {
        try {
            while (true) {
                var ready = Instant.now();
                var code = part.awaitEnd(BETWEEN_LOOKS);
                progress.record(
                        part.program().title()
                                + " ended with code "
                                + code
                                + " and is started again");
                if (Duration.between(ready, Instant.now()).compareTo(LONG_ENOUGH) > 0) {
                    backoff.reset();
                }
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        while (true) {
            Thread.sleep(backoff.next());
            try {
                part.start();
                progress.record(part.program().title() + " is ready again");
                return;
            } catch (PartFailed e) {
                progress.record(e.sentence());
            }
        }
    }
}
