package io.gantry.search.feed;

import io.gantry.contracts.events.Topic;
import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexUnavailable;
import java.time.Clock;
import java.time.Instant;
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
 *
 * <p>While an index is being filled, every change goes into that one, too. A rebuild reads the
 * topic to the end that it had when its index was there: what was written before by one who did not
 * see that index, it reads itself.
 */
@Component
class EntityListener {
    private final BatchReader reader;
    private final EntityIndex index;
    private final IndexWriter writer;
    private final Refresher refresher;
    private final IndexJournal journal;
    private final Clock clock;

    EntityListener(
            BatchReader reader,
            EntityIndex index,
            IndexWriter writer,
            Refresher refresher,
            IndexJournal journal,
            Clock clock) {
        this.reader = reader;
        this.index = index;
        this.writer = writer;
        this.refresher = refresher;
        this.journal = journal;
        this.clock = clock;
    }

    @KafkaListener(topics = Topic.Names.ENTITIES, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        Batch batch = reader.read(messages);
        List<MessageRefused> refused = new ArrayList<>(batch.refused());
        try {
            write(batch.changes()).stream()
                    .filter(it -> it.outcome() == Outcome.REFUSED)
                    .map(Written::refused)
                    .forEach(refused::add);
        } catch (IndexUnavailable e) {
            throw new BatchPostponed(e);
        }
        refused.stream()
                .min(Comparator.comparingInt(MessageRefused::getIndex))
                .ifPresent(first -> {
                    throw first;
                });
    }

    private List<Written> write(List<IndexChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<String> aliases = index.indices().targets();
        if (aliases.isEmpty()) {
            throw new IndexUnavailable("there is no index yet", null);
        }
        Instant start = clock.instant();
        List<Written> written = List.of();
        for (String alias : aliases) {
            written = writer.write(alias, changes);
        }
        refresher.written();
        written.forEach(it -> journal.write(it.change(), it.outcome(), start));
        return written;
    }
}
