package io.gantry.gateway.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The meters of the gateway. */
@RestController
class MetricsController {
    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsController(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * 200 with all meters. Public.
     *
     * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Format</a>
     */
    @GetMapping(path = "/metrics", produces = TEXT)
    Mono<String> scrape() {
        return Mono.fromCallable(meters::scrape).subscribeOn(Schedulers.boundedElastic());
    }
}
