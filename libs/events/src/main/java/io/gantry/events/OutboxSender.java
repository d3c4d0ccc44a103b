package io.gantry.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends one batch of rows, waits for the broker's acks and only then forgets them. */
class OutboxSender {
    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    /** Kafka may be away for longer; a new producer then asks again. */
    private static final Duration ACK_PATIENCE = Duration.ofMinutes(2);

    private final KafkaTemplate<String, byte[]> kafka;
    private final String producer;
    private final Counter sent;
    private final Counter dead;

    OutboxSender(KafkaTemplate<String, byte[]> kafka, String producer, MeterRegistry meters) {
        this.kafka = kafka;
        this.producer = producer;
        this.sent = meters.counter("gantry.outbox.sent");
        this.dead = meters.counter("gantry.outbox.dead");
    }

    /** Sends what waits; false if nothing did. Throws if the broker could not be asked. */
    boolean sendNext(OutboxSession session) throws InterruptedException {
        List<OutboxRow> rows = session.next();
        List<CompletableFuture<?>> acks =
                rows.stream().<CompletableFuture<?>>map(this::send).toList();
        List<Long> done = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (acknowledged(rows.get(i), acks.get(i), session)) {
                done.add(rows.get(i).id());
            }
        }
        if (!done.isEmpty()) {
            session.remove(done);
            sent.increment(done.size());
        }
        return !rows.isEmpty();
    }

    private CompletableFuture<?> send(OutboxRow row) {
        ProducerRecord<String, byte[]> message =
                Headers.record(row.topic(), row.envelope(), producer, row.data());
        try {
            return kafka.send(message);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
        }
    }

    private boolean acknowledged(OutboxRow row, CompletableFuture<?> ack, OutboxSession session)
            throws InterruptedException {
        try {
            ack.get(ACK_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            kafka.getProducerFactory().reset();
            throw new IllegalStateException("Kafka was silent about " + row.envelope().id(), e);
        } catch (ExecutionException e) {
            Throwable cause = rootCause(e);
            if (!isOwnFault(cause)) {
                throw new IllegalStateException(
                        "Kafka did not take event " + row.envelope().id(), e);
            }
            log.error("Event {} goes to outbox_dead: {}", row.envelope().id(), cause.toString());
            session.bury(row.id(), cause.toString());
            dead.increment();
            return false;
        }
    }

    private static Throwable rootCause(Throwable e) {
        return e.getCause() == null ? e : rootCause(e.getCause());
    }

    /** Whether the row itself is what the broker refuses, so that trying again is in vain. */
    private static boolean isOwnFault(Throwable e) {
        return e instanceof RecordTooLargeException
                || e instanceof RecordBatchTooLargeException
                || e instanceof SerializationException
                || e instanceof InvalidTopicException;
    }
}
