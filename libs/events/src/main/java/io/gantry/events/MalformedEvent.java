package io.gantry.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A message that no listener can understand, today or later. */
public final class MalformedEvent extends RuntimeException {
    MalformedEvent(ConsumerRecord<?, ?> message, Throwable cause) {
        super(
                "malformed event at %s-%d, offset %d: %s"
                        .formatted(
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                cause.getMessage()),
                cause);
    }
}
