package io.gantry.gateway.description;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Serves the description of the public API. */
@RestController
class DescriptionController {
    private final Mono<Description> description;

    DescriptionController(JsonMapper json) {
        description =
                Mono.fromCallable(() -> Description.of(json))
                        .subscribeOn(Schedulers.boundedElastic())
                        .cache();
    }

    /**
     * 200 with the whole description, the routes of all services in one; 304 if the caller has it.
     * Public: it says what anybody can read in our sources, and tools fetch it without credentials.
     *
     * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
     */
    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> get(ServerWebExchange exchange) {
        return description
                .filter(now -> !exchange.checkNotModified(now.etag()))
                .map(Description::json);
    }
}
