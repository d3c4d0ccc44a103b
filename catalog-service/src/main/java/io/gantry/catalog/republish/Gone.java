package io.gantry.catalog.republish;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.events.EventReader;
import io.gantry.events.MalformedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the entities that the topic has and the database lacks, as after a restore from a backup.
 * Of each only the place of its last message is held while the topic is read, and then read again.
 */
@Component
class Gone {
    private final TopicLog topic;
    private final EventReader events;

    Gone(TopicLog topic, EventReader events) {
        this.topic = topic;
        this.events = events;
    }

    /** Takes the highest version that was told of each, and says which of them there are not. */
    @FunctionalInterface
    interface Catalog {
        Flux<UUID> lacking(Map<UUID, Long> highest);
    }

    /** What was told of each of which nobody has told that it is gone. */
    Mono<Map<UUID, Told>> find(Catalog catalog) {
        Map<UUID, Told> gone = new HashMap<>();
        return topic.read().concatMap(batch -> note(batch, catalog, gone), 1).then(Mono.just(gone));
    }

    private Mono<Void> note(
            List<ConsumerRecord<String, byte[]>> batch, Catalog catalog, Map<UUID, Told> gone) {
        Map<UUID, Told> told = new HashMap<>();
        Set<UUID> buried = new HashSet<>(); // a tombstone may be of anything
        for (ConsumerRecord<String, byte[]> message : batch) {
            if (message.value() == null) {
                buried.add(uid(message));
                continue;
            }
            read(message)
                    .ifPresent(event -> {
                        told.merge(uid(message), Told.of(message, event), Told::then);
                        buried.remove(uid(message));
                    });
        }
        return catalog.lacking(highest(told))
                .doOnNext(uid -> gone.merge(uid, Objects.requireNonNull(told.get(uid)), Told::then))
                .then(Mono.fromRunnable(() -> forget(buried, gone)));
    }

    private static Map<UUID, Long> highest(Map<UUID, Told> told) {
        return told.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().highest()));
    }

    private static void forget(Set<UUID> buried, Map<UUID, Told> gone) {
        buried.forEach(
                uid -> gone.computeIfPresent(uid, (_, told) -> told.isTaken() ? null : told));
    }

    /** The deletion of each. */
    Flux<List<EntityDeleted>> deletions(Map<UUID, Told> gone) {
        if (gone.isEmpty()) {
            return Flux.empty();
        }
        Map<Told.Place, Told> last =
                gone.values().stream().collect(Collectors.toMap(Told::last, it -> it));
        return topic.read()
                .map(batch -> batch.stream().flatMap(it -> deletion(it, last).stream()).toList())
                .filter(found -> !found.isEmpty());
    }

    private Optional<EntityDeleted> deletion(
            ConsumerRecord<String, byte[]> message, Map<Told.Place, Told> last) {
        return Optional.ofNullable(last.get(Told.Place.of(message)))
                .flatMap(told -> read(message).map(told::deletion));
    }

    private Optional<EntityEvent> read(ConsumerRecord<String, byte[]> message) {
        try {
            return events.read(message, EntityEvent.class).map(it -> it.event());
        } catch (MalformedEvent _) {
            return Optional.empty(); // the listeners have put it aside, too
        }
    }

    private static UUID uid(ConsumerRecord<String, byte[]> message) {
        return UUID.fromString(message.key());
    }
}
