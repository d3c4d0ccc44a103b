package io.gantry.gateway.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * One call of a service, as its breaker counts it: good as soon as the head of the answer has come,
 * however long its body lasts; the service's fault only if it had the whole request.
 */
final class ServiceCall {
    private static final String ATTRIBUTE = ServiceCall.class.getName();

    private final CircuitBreaker breaker;
    private final AtomicBoolean counted = new AtomicBoolean();
    private final long begun;
    private volatile boolean sentWhole;
    private volatile @Nullable ServiceAnswer answer;

    private ServiceCall(CircuitBreaker breaker, ServerHttpRequest request) {
        this.breaker = breaker;
        this.begun = breaker.getCurrentTimestamp();
        HttpHeaders headers = request.getHeaders();
        this.sentWhole =
                headers.getContentLength() <= 0
                        && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Begins one; throws {@link io.github.resilience4j.circuitbreaker.CallNotPermittedException}.
     */
    static ServiceCall begin(CircuitBreaker breaker, ServerWebExchange exchange) {
        breaker.acquirePermission();
        ServiceCall call = new ServiceCall(breaker, exchange.getRequest());
        exchange.getAttributes().put(ATTRIBUTE, call);
        return call;
    }

    /** The one that this request has led to. */
    static ServiceCall of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether the client has sent its whole request. */
    boolean isSentWhole() {
        return sentWhole;
    }

    /** The body of the request, whose end is noted. */
    Flux<DataBuffer> body(ServerHttpRequest request) {
        return request.getBody().doOnComplete(() -> sentWhole = true);
    }

    /** Notes that the head of the answer has come. */
    void succeeded(ServiceAnswer begun) {
        answer = begun;
        if (counted.compareAndSet(false, true)) {
            breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
        }
    }

    /** Empty until its head has come. */
    Optional<ServiceAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    /** The breaker decides whose fault it is. */
    void failed(Throwable failure) {
        if (counted.compareAndSet(false, true)) {
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }
    }

    /** Says nothing of the service. */
    void abandoned() {
        if (counted.compareAndSet(false, true)) {
            breaker.releasePermission();
        }
    }

    private long elapsed() {
        return breaker.getCurrentTimestamp() - begun;
    }
}
