package io.gantry.search.feed;

import io.gantry.contracts.events.Envelope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells what became of each change: counted, and as the last span of the trace that began with the
 * request.
 */
@Component
class IndexJournal {
    private static final Logger log = LoggerFactory.getLogger(IndexJournal.class);
    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;
    private final MeterRegistry meters;

    IndexJournal(Tracer tracer, Propagator propagator, MeterRegistry meters) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.meters = meters;
    }

    /**
     * Takes down one change.
     *
     * @param start when its bulk was sent
     */
    void write(IndexChange change, Outcome outcome, Instant start) {
        meters.counter("gantry.search.changes", "outcome", outcome.text()).increment();
        Envelope envelope = change.envelope();
        Span span =
                propagator
                        .extract(envelope, IndexJournal::field)
                        .name("index entity")
                        .kind(Span.Kind.CONSUMER)
                        .tag("entity", envelope.subject())
                        .tag("request.id", envelope.requestId())
                        .tag("outcome", outcome.text())
                        .startTimestamp(start.toEpochMilli(), TimeUnit.MILLISECONDS)
                        .start();
        try (var _ = tracer.withSpan(span)) {
            log.debug("{} {} version {}", outcome.text(), envelope.subject(), change.version());
        } finally {
            span.end();
        }
    }

    private static @Nullable String field(Envelope envelope, String name) {
        return name.equals(TRACEPARENT) ? envelope.traceparent() : null;
    }
}
