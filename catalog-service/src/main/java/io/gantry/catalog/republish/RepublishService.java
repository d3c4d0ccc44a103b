package io.gantry.catalog.republish;

import io.gantry.catalog.entities.EntityFilter;
import io.gantry.catalog.entities.EntityTopic;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells everything again, a chunk in each transaction. */
@Service
class RepublishService {
    private static final int CHUNK = 500;

    private final EntityTopic topic;
    private final Gone gone;

    RepublishService(EntityTopic topic, Gone gone) {
        this.topic = topic;
        this.gone = gone;
    }

    Flux<Progress> all(Actor actor) {
        actor.require(Role.ADMIN);
        return gone.find(told -> topic.overtake(told, actor))
                .flatMapMany(found -> states(actor).concatWith(deletions(found, actor)))
                .scan(Progress.NONE, Progress::plus);
    }

    private Flux<Progress> states(Actor actor) {
        return page(List.of(), actor)
                .expand(page ->
                        page.isEmpty()
                                ? Mono.empty()
                                : page(EntityFilter.key(page.getLast()), actor))
                .filter(page -> !page.isEmpty())
                .map(page -> new Progress(page.size(), 0));
    }

    private Mono<List<Entity>> page(List<String> after, Actor actor) {
        return topic.republish(after, CHUNK, actor);
    }

    private Flux<Progress> deletions(Map<UUID, Told> lacking, Actor actor) {
        return gone.deletions(lacking)
                .concatMap(
                        found ->
                                topic.republishGone(found, actor)
                                        .thenReturn(new Progress(0, found.size())),
                        1);
    }
}
