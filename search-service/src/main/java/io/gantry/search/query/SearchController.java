package io.gantry.search.query;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finds entities by words. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {
    private final EntitySearch entities;

    SearchController(EntitySearch entities) {
        this.entities = entities;
    }

    /**
     * The entities that fit {@code q} best, best first, under the filters {@code kind}, {@code
     * namespace}, {@code owner} and {@code tag}; {@code []} for a blank {@code q}. 400 if {@code q}
     * is too long or {@code limit} is not 1 to 100, 503 while OpenSearch is away.
     */
    @GetMapping
    Mono<List<SearchHit>> search(Search search) {
        return entities.find(search);
    }

    /**
     * The entities that may be meant by what is typed so far: each word of {@code q} begins one of
     * their name or title, whole names and titles first, then what begins so; if there are none,
     * those that are spelled like it. Under the filters {@code kind} and {@code namespace}; {@code
     * []} for a blank {@code q}. 400 if {@code q} is too long or {@code limit} is not 1 to 20, 503
     * while OpenSearch is away.
     */
    @GetMapping("/suggest")
    Mono<List<Suggestion>> suggest(Suggest suggest) {
        return entities.suggest(suggest);
    }
}
