package io.gantry.events;

import io.gantry.contracts.events.Topic;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What becomes of a message whose listener throws. One that fails for the world's fault (a store is
 * away) is tried for ever, at most 30 s apart, while its partition waits; one that fails for its
 * own fault goes to the dead letters after 5 tries.
 */
final class FaultHandling {
    private static final int TRIES = 5;
    private static final long FIRST_STEP = 200;
    private static final long LONGEST_STEP = 30_000;

    private FaultHandling() {}

    static DefaultErrorHandler handler(
            KafkaTemplate<String, byte[]> kafka, List<Class<? extends Exception>> worldFaults) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        kafka,
                        (message, _) -> new TopicPartition(Topic.deadLetter(message.topic()), -1));
        recoverer.setFailIfSendResultIsError(true);
        var handler = new DefaultErrorHandler(recoverer, worldBackOff());
        handler.setBackOffFunction(
                (_, e) -> isWorldFault(e, worldFaults) ? worldBackOff() : ownBackOff());
        handler.setResetStateOnExceptionChange(true);
        return handler;
    }

    private static BackOff worldBackOff() {
        var backOff = new ExponentialBackOff(FIRST_STEP, 2);
        backOff.setMaxInterval(LONGEST_STEP);
        return backOff;
    }

    private static BackOff ownBackOff() {
        var backOff = new ExponentialBackOffWithMaxRetries(TRIES - 1);
        backOff.setInitialInterval(FIRST_STEP);
        backOff.setMultiplier(2);
        return backOff;
    }

    private static boolean isWorldFault(Throwable e, List<Class<? extends Exception>> worldFaults) {
        if (worldFaults.stream().anyMatch(fault -> fault.isInstance(e))) {
            return true;
        }
        return e.getCause() != null && isWorldFault(e.getCause(), worldFaults);
    }
}
