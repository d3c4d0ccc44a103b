package io.gantry.catalog.history;

import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.identity.Actor;
import io.gantry.web.errors.WebError;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what the caller looked at; his own only, whatever his role. */
@RestController
@RequestMapping("/api/v1/history")
class HistoryController {
    private final Views views;
    private final Kinds kinds;
    private final Clock clock;

    HistoryController(Views views, Kinds kinds, Clock clock) {
        this.views = views;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Takes {@code {kind, name, namespace?}}: 204; 400 without kind and name, for an unknown kind
     * or what is no name. The newest 20 are kept, each entity once.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> add(@RequestBody ViewEntity view, Actor actor) {
        return views.save(actor.name(), view.ref(kinds), clock.instant());
    }

    /**
     * Newest first: {@code [{kind, name, namespace, viewedAt}]}; {@code limit} 1 to 20, else 10.
     */
    @GetMapping
    Flux<View> list(@RequestParam(defaultValue = "10") String limit, Actor actor) {
        if (!limit.matches("[1-9]|1[0-9]|20")) {
            throw WebError.INVALID_PARAMETER.exception("limit", limit, "1 to " + Views.MOST);
        }
        return views.find(actor.name(), Integer.parseInt(limit));
    }
}
