package io.gantry.search.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/** One message of a batch cannot be indexed for its own fault; the rest of the batch was. */
public final class MessageRefused extends BatchListenerFailedException {
    MessageRefused(String reason, @Nullable Throwable cause, int position) {
        super(reason, cause, position);
    }
}
