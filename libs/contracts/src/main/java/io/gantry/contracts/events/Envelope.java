package io.gantry.contracts.events;

import io.gantry.contracts.identity.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an event beside its data: CloudEvents 1.0 attributes and extensions.
 *
 * @param type the name on the wire of an {@link io.gantry.contracts.EventType}
 * @param key identity of the aggregate
 * @param sequence grows with every change of the aggregate
 * @param actor name of the user who did it
 * @param source through which door
 * @param address client address, where one is known
 * @param traceparent W3C trace context of the change
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents</a>
 */
public record Envelope(
        UUID id,
        String type,
        Instant time,
        String subject,
        UUID key,
        long sequence,
        String actor,
        Source source,
        @Nullable String address,
        String requestId,
        @Nullable String traceparent) {}
