package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_NOT_FOUND;
import static io.gantry.catalog.CatalogError.REVISION_NOT_FOUND;

import io.gantry.contracts.catalog.EntityRef;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads what an entity was. */
@RestController
@RequestMapping("/api/v1/entities/{kind}/{name}/revisions")
class RevisionController {
    private final Revisions revisions;

    RevisionController(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * All changes of the entity, newest first, across delete and re-create: {@code [{revision,
     * action, at, actor}]}; 404 if there never was such an entity.
     */
    @GetMapping
    Mono<Listing<Revision>> list(EntityPath path, Page page) {
        EntityRef ref = path.ref();
        List<String> after = page.after(1);
        Integer limit = page.limit();
        long below = after.isEmpty() ? Long.MAX_VALUE : Numbers.parse("cursor", after.getFirst());
        return revisions
                .count(ref)
                .filter(count -> count > 0)
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .flatMap(count ->
                        Listing.of(
                                page,
                                limit == null
                                        ? revisions.all(ref, below)
                                        : revisions.list(ref, below, limit + 1),
                                Revision::key,
                                Mono.just(count)));
    }

    /** One change with {@code before} and {@code after}; 404 if there is none of that number. */
    @GetMapping("/{revision}")
    Mono<Revision> get(EntityPath path, @PathVariable String revision) {
        return revisions
                .find(path.ref(), Numbers.parse("revision", revision))
                .switchIfEmpty(REVISION_NOT_FOUND.error(revision, path.ref()));
    }
}
