package io.gantry.search.rebuild;

import io.gantry.contracts.events.Topic;
import io.gantry.events.TopicReading;
import io.gantry.search.feed.Batch;
import io.gantry.search.feed.BatchReader;
import io.gantry.search.feed.IndexWriter;
import io.gantry.search.feed.Outcome;
import io.gantry.search.feed.Written;
import java.time.Duration;
import java.util.List;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Brings the topic into an index, as the listeners would have. */
@Component
class TopicCopy {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final BatchReader reader;
    private final IndexWriter writer;

    TopicCopy(ConsumerFactory<String, byte[]> consumers, BatchReader reader, IndexWriter writer) {
        this.consumers = consumers;
        this.reader = reader;
        this.writer = writer;
    }

    /** The topic from its beginning. */
    TopicReading read() {
        return TopicReading.begin(consumers, Topic.Names.ENTITIES, "-rebuild", PATIENCE);
    }

    /**
     * Copies the next messages into the index of that alias.
     *
     * @return how many of them no index takes; the listeners have parked them
     */
    long copyNext(TopicReading reading, String alias) {
        Batch batch = reader.read(reading.next());
        List<Written> written = writer.write(alias, batch.changes());
        long refused = written.stream().filter(it -> it.outcome() == Outcome.REFUSED).count();
        return refused + batch.refused().size();
    }
}
