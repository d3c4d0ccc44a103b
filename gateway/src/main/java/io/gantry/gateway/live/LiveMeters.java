package io.gantry.gateway.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is counted of the sockets. */
@Component
class LiveMeters {
    private final Counter sent;
    private final Counter dropped;
    private final Counter left;
    private final Map<Ending, Counter> closed;

    LiveMeters(MeterRegistry meters) {
        sent = meters.counter("gantry.websocket.sent");
        dropped = meters.counter("gantry.websocket.dropped");
        left = closed("left", meters);
        closed =
                Arrays.stream(Ending.values())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(), e -> closed(e.label(), meters)));
    }

    private static Counter closed(String reason, MeterRegistry meters) {
        return meters.counter("gantry.websocket.closed", "reason", reason);
    }

    /** As many messages were passed on, each client's counted apart. */
    void sent(int count) {
        if (count > 0) {
            sent.increment(count);
        }
    }

    /** As many waited and will not be sent, since their client is gone. */
    void dropped(int count) {
        dropped.increment(count);
    }

    /** We have closed a socket. */
    void closed(Ending ending) {
        closed.getOrDefault(ending, left).increment();
    }

    /** A client went by himself. */
    void left() {
        left.increment();
    }
}
