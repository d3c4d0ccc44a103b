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
 * Sends the rows of the outbox to Kafka, in order, from one replica at a time. It blocks on
 * purpose, on a thread of its own: the next batch must wait for this one's acks.
 */
class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ConnectionFactory pool;
    private final OutboxSender sender;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(ConnectionFactory pool, OutboxSender sender) {
        this.pool = pool;
        this.sender = sender;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
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

    private void run() {
        while (running) {
            try (OutboxSession session = new OutboxSession(connect())) {
                relay(session);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("The relay starts again in {}: {}", LOOK_EVERY, e.toString());
                    pause();
                }
            }
        }
    }

    private void relay(OutboxSession session) throws InterruptedException {
        Disposable notifications =
                session.notifications()
                        .subscribe(_ -> wake.release(), e -> log.debug("No more notifications", e));
        try {
            while (running && !session.lock()) {
                Thread.sleep(LOOK_EVERY);
            }
            while (running) {
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
                        .block(OutboxSession.PATIENCE));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
