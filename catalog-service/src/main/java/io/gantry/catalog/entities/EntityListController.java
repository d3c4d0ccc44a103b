package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists entities by kind, namespace, name: an array, whole or by {@code limit} and cursor. */
@RestController
@RequestMapping("/api/v1/entities")
class EntityListController {
    private final EntityList entities;

    EntityListController(EntityList entities) {
        this.entities = entities;
    }

    /** Entities of all kinds that meet every filter given. */
    @GetMapping
    Mono<Listing<Entity>> list(
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String tag,
            Page page) {
        return list(new EntityFilter(null, namespace, owner, tag), page);
    }

    /** Entities of one kind; 404 if there is no such kind. */
    @GetMapping("/{kind}")
    Mono<Listing<Entity>> list(
            Kind kind,
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String tag,
            Page page) {
        return list(new EntityFilter(kind.name(), namespace, owner, tag), page);
    }

    private Mono<Listing<Entity>> list(EntityFilter filter, Page page) {
        Integer limit = page.limit();
        int most = limit == null ? Integer.MAX_VALUE : limit + 1;
        return Listing.of(
                page,
                entities.find(filter, page.after(3), most),
                EntityFilter::key,
                entities.count(filter));
    }
}
