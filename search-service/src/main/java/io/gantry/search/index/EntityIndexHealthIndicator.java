package io.gantry.search.index;

import java.time.Duration;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.cluster.HealthRequest;
import org.opensearch.client.opensearch.cluster.HealthResponse;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Up while the index can be read; part of readiness as {@code entityIndex}. */
@Component
class EntityIndexHealthIndicator implements ReactiveHealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Without a time-out of its own OpenSearch would wait half a minute for a missing index. */
    private static final HealthRequest REQUEST =
            HealthRequest.of(
                    health -> health.index(EntityIndex.ALIAS).timeout(wait -> wait.time("1s")));

    private final OpenSearchAsyncClient client;

    EntityIndexHealthIndicator(OpenSearchAsyncClient client) {
        this.client = client;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromCallable(() -> client.cluster().health(REQUEST))
                .flatMap(Mono::fromFuture)
                .timeout(PATIENCE)
                .map(EntityIndexHealthIndicator::health)
                .onErrorResume(e -> Mono.just(Health.down(e).build()));
    }

    /** The colour does not tell: an index that is just being made is yellow, not red. */
    private static Health health(HealthResponse index) {
        return (index.activePrimaryShards() > 0 ? Health.up() : Health.down()).build();
    }
}
