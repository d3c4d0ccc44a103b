package io.gantry.catalog.republish;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.events.EventReader;
import io.gantry.events.MalformedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private record Place(int partition, long offset) {
        static Place of(ConsumerRecord<?, ?> message) {
            return new Place(message.partition(), message.offset());
        }
    }

    /** What the catalog can look up. */
    @FunctionalInterface
    interface Catalog {
        Flux<UUID> lacking(Set<UUID> uids);
    }

    /** The deletion of each, which nobody has told. */
    Flux<List<EntityDeleted>> find(Catalog catalog) {
        Map<UUID, Place> last = new HashMap<>();
        return topic.read()
                .concatMap(batch -> note(batch, catalog, last), 1)
                .thenMany(Flux.defer(() -> last.isEmpty() ? Flux.empty() : deletions(last)));
    }

    private Mono<Void> note(
            List<ConsumerRecord<String, byte[]>> batch, Catalog catalog, Map<UUID, Place> last) {
        Map<UUID, ConsumerRecord<String, byte[]>> newest = new HashMap<>();
        batch.stream().filter(this::isOfEntity).forEach(it -> newest.put(uid(it), it));
        newest.values().stream()
                .filter(it -> it.value() == null)
                .forEach(it -> last.remove(uid(it)));
        Set<UUID> present =
                newest.entrySet().stream()
                        .filter(it -> it.getValue().value() != null)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        if (present.isEmpty()) {
            return Mono.empty();
        }
        return catalog.lacking(present)
                .doOnNext(uid -> last.put(uid, Place.of(requireNonNull(newest.get(uid)))))
                .then();
    }

    private Flux<List<EntityDeleted>> deletions(Map<UUID, Place> last) {
        return topic.read()
                .map(batch ->
                        batch.stream()
                                .filter(it ->
                                        isOfEntity(it) && Place.of(it).equals(last.get(uid(it))))
                                .flatMap(it -> deletion(it).stream())
                                .toList())
                .filter(found -> !found.isEmpty());
    }

    private Optional<EntityDeleted> deletion(ConsumerRecord<String, byte[]> message) {
        return read(message)
                .map(event ->
                        switch (event) {
                            case EntityDeleted deleted -> deleted;
                            default -> new EntityDeleted(event.entity(), event.sequence() + 1);
                        });
    }

    /** Kinds and the dashboard are on this topic as well; a tombstone may be of anything. */
    private boolean isOfEntity(ConsumerRecord<String, byte[]> message) {
        return message.value() == null || read(message).isPresent();
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
