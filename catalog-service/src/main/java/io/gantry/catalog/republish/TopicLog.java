package io.gantry.catalog.republish;

import io.gantry.contracts.events.Topic;
import io.gantry.events.TopicReading;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** What is on our topic now, from its beginning, batch by batch, on a thread that may block. */
@Component
class TopicLog {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ConsumerFactory<String, byte[]> consumers;

    TopicLog(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** The messages up to the end that the topic has when reading begins. */
    Flux<List<ConsumerRecord<String, byte[]>>> read() {
        return Flux.using(this::begin, TopicLog::batches, TopicReading::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private TopicReading begin() {
        return TopicReading.begin(consumers, Topic.Names.ENTITIES, "-republish", PATIENCE);
    }

    private static Flux<List<ConsumerRecord<String, byte[]>>> batches(TopicReading topic) {
        return Flux.generate((SynchronousSink<List<ConsumerRecord<String, byte[]>>> sink) -> {
            if (topic.hasNext()) {
                sink.next(topic.next());
                return;
            }
            sink.complete();
        });
    }
}
