package io.gantry.search.feed;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.events.Topic;
import io.gantry.events.EventReader;
import io.gantry.search.index.IndexUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the index equal to the newest state of each entity; events may come twice and late. It
 * indexes all of a batch that can be indexed before it complains about the rest, so that a message
 * which is refused holds up no other.
 */
@Component
class EntityListener {
    private final EventReader events;
    private final IndexWriter index;

    EntityListener(EventReader events, IndexWriter index) {
        this.events = events;
        this.index = index;
    }

    @KafkaListener(topics = Topic.Names.ENTITIES, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        List<MessageRefused> refused = new ArrayList<>();
        List<IndexChange> changes = read(messages, refused);
        try {
            refused.addAll(index.write(changes));
        } catch (IndexUnavailable e) {
            throw new BatchPostponed(e);
        }
        refused.stream()
                .min(Comparator.comparingInt(MessageRefused::getIndex))
                .ifPresent(first -> {
                    throw first;
                });
    }

    private List<IndexChange> read(
            List<ConsumerRecord<String, byte[]>> messages, List<MessageRefused> refused) {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            int position = i;
            try {
                events.read(messages.get(position), EntityEvent.class)
                        .map(delivery -> IndexChange.of(position, delivery))
                        .ifPresent(changes::add);
            } catch (RuntimeException e) {
                refused.add(new MessageRefused(e.toString(), e, position));
            }
        }
        return changes;
    }
}
