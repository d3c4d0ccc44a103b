package io.gantry.catalog.schemas;

import io.gantry.catalog.entities.EntityFilter;
import io.gantry.catalog.entities.EntityList;
import io.gantry.catalog.entities.Moment;
import io.gantry.catalog.entities.Relations;
import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.web.errors.Violation;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a change of a kind means for the entities that have it. */
@Component
class KindEntities {
    private static final int SHOWN = 20;
    private static final int CHUNK = 500;

    private final EntityList entities;
    private final Relations relations;

    KindEntities(EntityList entities, Relations relations) {
        this.entities = entities;
        this.relations = relations;
    }

    Mono<Long> count(Kind kind) {
        return entities.count(EntityFilter.ALL.ofKind(kind.name()), Moment.NOW);
    }

    /** The names of the first few. */
    Mono<List<String>> first(Kind kind) {
        return all(kind, SHOWN).map(entity -> entity.ref().toString()).collectList();
    }

    /** The first few that break the kind's schema: the name of each and what is wrong first. */
    Mono<List<Violation>> broken(Kind kind) {
        return all(kind, EntityList.ALL)
                .concatMapIterable(entity ->
                        kind.violations(entity.spec()).stream()
                                .limit(1)
                                .map(it ->
                                        new Violation(
                                                entity.ref().toString(),
                                                it.path() + " " + it.message()))
                                .toList())
                .take(SHOWN)
                .collectList();
    }

    /** Reads the relations of all of them anew, as the kind has it now. */
    Mono<Void> rereadRelations(Kind kind, Instant at) {
        return rereadRelations(kind, at, List.of());
    }

    /** Page by page, since reading and writing share one connection. */
    private Mono<Void> rereadRelations(Kind kind, Instant at, List<String> after) {
        return entities.find(EntityFilter.ALL.ofKind(kind.name()), Moment.NOW, after, CHUNK)
                .collectList()
                .filter(page -> !page.isEmpty())
                .flatMap(page ->
                        relations
                                .reread(kind, page, at)
                                .then(
                                        Mono.defer(() ->
                                                rereadRelations(
                                                        kind,
                                                        at,
                                                        EntityFilter.key(page.getLast())))));
    }

    private Flux<Entity> all(Kind kind, int most) {
        return entities.find(EntityFilter.ALL.ofKind(kind.name()), Moment.NOW, List.of(), most);
    }
}
