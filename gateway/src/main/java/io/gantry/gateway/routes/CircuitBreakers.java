package io.gantry.gateway.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Spares a service that is down, and those who would wait for it: after enough failures its routes
 * answer 503 at once, until a few requests that are let through succeed. How long an answer takes
 * once it has begun is none of its business: streams last as long as they like.
 *
 * @see <a href="https://resilience4j.readme.io/docs/circuitbreaker">Resilience4j</a>
 */
@Component
class CircuitBreakers {
    private static final int WINDOW_SECONDS = 10;
    private static final int FEWEST_CALLS = 20;
    private static final float FAILED_PERCENT = 50;
    private static final int TRIAL_CALLS = 3;

    private final Map<Service, CircuitBreaker> breakers = new EnumMap<>(Service.class);

    CircuitBreakers(ServicesProperties services, MeterRegistry meters) {
        CircuitBreakerConfig config =
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                WINDOW_SECONDS,
                                FEWEST_CALLS,
                                SlidingWindowType.TIME_BASED,
                                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(services.spared())
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .maxWaitDurationInHalfOpenState(Duration.ofSeconds(WINDOW_SECONDS))
                        .recordException(ServiceFailure::isOfService)
                        .ignoreException(ServiceFailure::isOfClient)
                        .writableStackTraceEnabled(false)
                        .build();
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(config);
        for (Service service : Service.values()) {
            breakers.put(service, registry.circuitBreaker(service.text()));
        }
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    CircuitBreaker of(Service service) {
        return Objects.requireNonNull(breakers.get(service));
    }
}
