package io.gantry.catalog.entities;

import io.gantry.web.errors.WebError;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads what happened in the whole catalog. */
@RestController
@RequestMapping("/api/v1/entities/changes")
class ChangeController {
    private final Revisions revisions;
    private final Times times;

    ChangeController(Revisions revisions, Times times) {
        this.revisions = revisions;
        this.times = times;
    }

    /**
     * All changes from one moment to another, both included, newest first: {@code [{kind,
     * namespace, name, revision, action, at, actor}]}, whole or by {@code limit} and cursor.
     * Without {@code to} up to now; 400 for a time that is none, has not come yet, or a {@code
     * from} after {@code to}.
     */
    @GetMapping
    Mono<Listing<CatalogChange>> list(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            Page page) {
        Instant first = times.past("from", from);
        Instant last = to == null ? times.now() : times.past("to", to);
        if (first.isAfter(last)) {
            throw WebError.INVALID_PARAMETER.exception("from", from, "a time before to, " + last);
        }
        Integer limit = page.limit();
        List<String> after = page.after(2);
        Instant before = after.isEmpty() ? last : times.past("cursor", after.get(0));
        long below = after.isEmpty() ? Long.MAX_VALUE : Numbers.parse("cursor", after.get(1));
        return Listing.of(
                page,
                limit == null
                        ? revisions.allChanges(first, before, below)
                        : revisions.changes(first, before, below, limit + 1),
                CatalogChange::key,
                revisions.countChanges(first, last));
    }
}
