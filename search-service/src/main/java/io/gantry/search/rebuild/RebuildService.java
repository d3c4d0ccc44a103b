package io.gantry.search.rebuild;

import io.gantry.contracts.identity.Actor;
import io.gantry.search.SearchError;
import io.gantry.search.index.IndexUnavailable;
import io.gantry.search.rebuild.Rebuild.Reason;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Rebuilds that administrators ask for. */
@Service
class RebuildService {
    private final Builds builds;
    private final Rebuilds rebuilds;

    RebuildService(Builds builds, Rebuilds rebuilds) {
        this.builds = builds;
        this.rebuilds = rebuilds;
    }

    Mono<Rebuild> begin(Actor actor) {
        return blocking(() -> builds.begin(Reason.REQUESTED, actor.name()))
                .switchIfEmpty(SearchError.REBUILD_RUNNING.error());
    }

    Mono<Rebuild> latest() {
        return blocking(() -> rebuilds.latest().map(Recorded::rebuild))
                .switchIfEmpty(SearchError.NO_REBUILD.error());
    }

    private static Mono<Rebuild> blocking(Callable<Optional<Rebuild>> call) {
        return Mono.fromCallable(call)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IndexUnavailable.class, _ -> SearchError.INDEX_UNAVAILABLE.exception())
                .flatMap(Mono::justOrEmpty);
    }
}
