package io.gantry.search.feed;

import io.gantry.search.index.IndexUnavailable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * The batch has to come again, from its first message on.
 *
 * <p>It names that message, since the error handler, where none is named, gives up on all messages
 * of a batch at once as soon as one of them is refused. And it is no {@link MessageRefused} nor the
 * other way around, since the error handler begins to count tries anew where the class changes.
 */
final class BatchPostponed extends BatchListenerFailedException {
    BatchPostponed(IndexUnavailable cause) {
        super(String.valueOf(cause.getMessage()), cause, 0);
    }
}
