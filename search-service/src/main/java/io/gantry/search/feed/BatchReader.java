package io.gantry.search.feed;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.events.EventReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Reads messages of the topic of entities; one that cannot be read hinders no other. */
@Component
public class BatchReader {
    private final EventReader events;

    BatchReader(EventReader events) {
        this.events = events;
    }

    public Batch read(List<ConsumerRecord<String, byte[]>> messages) {
        List<IndexChange> changes = new ArrayList<>();
        List<MessageRefused> refused = new ArrayList<>();
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
        return new Batch(changes, refused);
    }
}
