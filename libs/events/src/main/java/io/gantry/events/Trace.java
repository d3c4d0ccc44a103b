package io.gantry.events;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The W3C trace context across the outbox, which would else cut the trace in two.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">traceparent</a>
 */
public final class Trace {
    private static final Object CONTINUED = Trace.class;

    private Trace() {}

    /**
     * For {@code contextWrite}: what is done there belongs to that trace, whatever observes it.
     *
     * @param traceparent null changes nothing
     */
    public static Function<Context, Context> continuing(@Nullable String traceparent) {
        return context -> traceparent == null ? context : context.put(CONTINUED, traceparent);
    }

    /** The traceparent of what is done in the subscriber's context, if it belongs to a trace. */
    public static @Nullable String parentIn(ContextView context) {
        if (context.getOrDefault(CONTINUED, null) instanceof String traceparent) {
            return traceparent;
        }
        return observedIn(context);
    }

    private static @Nullable String observedIn(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (observation == null) {
            return null;
        }
        TracingContext tracing = observation.getContextView().get(TracingContext.class);
        return tracing == null || tracing.getSpan() == null
                ? null
                : traceparent(tracing.getSpan().context());
    }

    /** The context as text; null if nothing is traced here. */
    public static @Nullable String parent(TraceContext context) {
        return context.traceId().isEmpty() ? null : traceparent(context);
    }

    private static String traceparent(TraceContext context) {
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), flags);
    }
}
