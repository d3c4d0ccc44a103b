package io.gantry.gateway.routes;

import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.COOKIE;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.PROXY_AUTHENTICATE;
import static io.netty.handler.codec.http.HttpHeaderNames.PROXY_AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.TE;
import static io.netty.handler.codec.http.HttpHeaderNames.TRAILER;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;
import static io.netty.handler.codec.http.HttpHeaderValues.CHUNKED;

import io.gantry.web.requestid.RequestId;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service is told in headers, only by us what only we can know, and what the client is told
 * of its answer. The span of the request is the parent of the service's own; one more for the hop
 * between them would tell nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">Why what concerns one
 *     connection is left out</a>
 */
@Component
class ForwardedHeaders {
    private static final List<AsciiString> OF_CONNECTION =
            List.of(
                    CONNECTION,
                    AsciiString.cached("keep-alive"),
                    PROXY_AUTHENTICATE,
                    PROXY_AUTHORIZATION,
                    TE,
                    TRAILER,
                    TRANSFER_ENCODING,
                    UPGRADE);
    private static final List<AsciiString> OF_CLIENT =
            List.of(AUTHORIZATION, COOKIE, HOST, AsciiString.cached("forwarded"));
    private static final List<AsciiString> IMITATED =
            List.of(AsciiString.cached("x-forwarded-"), AsciiString.cached("x-gantry-"));
    private static final AsciiString REQUEST_ID = AsciiString.cached(RequestId.HEADER);

    private final Propagator propagator;

    ForwardedHeaders(Propagator propagator) {
        this.propagator = propagator;
    }

    void tellService(ServerWebExchange exchange, HttpHeaders sent, HttpHeaders told) {
        Iterator<Entry<CharSequence, CharSequence>> all = sent.iteratorCharSequence();
        while (all.hasNext()) {
            Entry<CharSequence, CharSequence> header = all.next();
            if (!isImitation(header.getKey())) {
                told.add(header.getKey(), header.getValue());
            }
        }
        removeOfConnection(told);
        if (sent.contains(TRANSFER_ENCODING)) {
            told.set(TRANSFER_ENCODING, CHUNKED);
        }
        OF_CLIENT.forEach(told::remove);
        told.set(AUTHORIZATION, "Bearer " + Forwarded.token(exchange));
        told.set(REQUEST_ID, RequestId.of(exchange));
        span(exchange).ifPresent(span -> inject(span, told));
    }

    /** What the gateway has said already is left out. */
    void tellClient(HttpHeaders answered, HttpHeaders told) {
        Iterator<Entry<CharSequence, CharSequence>> all = answered.iteratorCharSequence();
        while (all.hasNext()) {
            Entry<CharSequence, CharSequence> header = all.next();
            if (!REQUEST_ID.contentEqualsIgnoreCase(header.getKey())) {
                told.add(header.getKey(), header.getValue());
            }
        }
        removeOfConnection(told);
    }

    private static void removeOfConnection(HttpHeaders headers) {
        for (String options : headers.getAll(CONNECTION)) {
            for (String option : options.split(",", -1)) {
                headers.remove(option.strip());
            }
        }
        OF_CONNECTION.forEach(headers::remove);
    }

    private static boolean isImitation(CharSequence name) {
        for (AsciiString prefix : IMITATED) {
            if (AsciiString.regionMatches(name, true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private void inject(TraceContext span, HttpHeaders told) {
        propagator.inject(span, told, (_, name, value) -> told.set(name, value));
    }

    private static Optional<TraceContext> span(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
