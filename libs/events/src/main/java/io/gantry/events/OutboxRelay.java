package io.gantry.events;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Sends the rows of the outbox to Kafka, in order, from one replica at a time. It blocks on purpose,
 * on a thread of its own: the next batch must wait for this one's acks.
 */
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ConnectionFactory pool;
    private final OutboxSender sender;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(ConnectionFactory pool, OutboxSender sender) {
        this.pool = pool;
        this.sender = sender;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
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

    private void run() {
        while (isRunning()) {
            try (OutboxSession session = new OutboxSession(connect())) {
                relay(session);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (isRunning()) {
                    log.warn("The relay starts again in {}: {}", LOOK_EVERY, e.toString());
                    pause();
                }
            }
        }
    }

    private void relay(OutboxSession session) throws InterruptedException {
        Disposable notifications = session.notifications().subscribe(_ -> wake.release());
        try {
            while (isRunning() && !session.lock()) {
                Thread.sleep(LOOK_EVERY);
            }
            while (isRunning()) {
                while (sender.sendNext(session)) {}
                wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } finally {
            notifications.dispose();
        }
    }

    private PostgresqlConnection connect() {
        var options =
                Objects.requireNonNull(OptionsCapableConnectionFactory.unwrapFrom(pool))
                        .getOptions();
        return Objects.requireNonNull(
                Mono.from(ConnectionFactories.get(options).create())
                        .cast(PostgresqlConnection.class)
                        .block());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
