package io.gantry.audit.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change as the log tells it, before it has a place there.
 *
 * @param id of the event
 * @param action {@code create}, {@code update}, {@code delete}, {@code login}, …
 * @param resourceType a kind in canonical spelling, e.g. {@code Service}
 * @param source the door: {@code api}, {@code ui}, …
 * @param before JSON of the resource before the change, without secrets
 * @param after JSON of it after the change, without secrets
 */
public record Entry(
        UUID id,
        Instant timestamp,
        String userName,
        String action,
        String resourceType,
        @Nullable String resourceNamespace,
        String resourceName,
        String source,
        @Nullable String ipAddress,
        @Nullable String requestId,
        @Nullable String before,
        @Nullable String after) {}
