package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Lists entities by kind, namespace, name: an array, whole or by {@code limit} and cursor. Filters
 * are those of {@link EntityFilter}; with {@code at} the list is as it was then. 400 for a filter
 * that is none, an unknown parameter or a time in the future.
 */
@RestController
@RequestMapping("/api/v1/entities")
class EntityListController {
    private final EntityList entities;

    EntityListController(EntityList entities) {
        this.entities = entities;
    }

    /** Entities of all kinds that meet every filter given. */
    @GetMapping
    Mono<Listing<Entity>> list(EntityFilter filter, Moment moment, Page page) {
        Integer limit = page.limit();
        return Listing.of(
                page,
                limit == null
                        ? entities.all(filter, moment, page.after(3))
                        : entities.find(filter, moment, page.after(3), limit + 1),
                EntityFilter::key,
                entities.count(filter, moment));
    }

    /** Entities of one kind; 404 if there is no such kind. */
    @GetMapping("/{kind}")
    Mono<Listing<Entity>> list(Kind kind, EntityFilter filter, Moment moment, Page page) {
        return list(filter.ofKind(kind.name()), moment, page);
    }
}
