package io.gantry.catalog.facets;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the counts few, however many changes there were. */
@Component
class FacetUpkeep {
    private final FacetCounts counts;

    FacetUpkeep(FacetCounts counts) {
        this.counts = counts;
    }

    @Scheduled(fixedDelay = 20, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    Mono<Void> compact() {
        return counts.compact();
    }
}
