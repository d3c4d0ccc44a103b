package io.gantry.catalog.republish;

import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** What is on our topic now, from its beginning, batch by batch, on a thread that may block. */
@Component
class TopicLog {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;

    TopicLog(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** The messages up to the end that the topic has when reading begins. */
    Flux<List<ConsumerRecord<String, byte[]>>> read() {
        return Flux.using(this::open, Reading::batches, Reading::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Reading open() {
        Consumer<String, byte[]> consumer =
                consumers.createConsumer(null, "", "-republish", new Properties());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.Names.ENTITIES).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Reading(consumer, consumer.endOffsets(partitions));
    }

    /** One way through the topic. */
    private record Reading(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        Flux<List<ConsumerRecord<String, byte[]>>> batches() {
            return Flux.generate(this::next);
        }

        private void next(SynchronousSink<List<ConsumerRecord<String, byte[]>>> sink) {
            if (isAtEnd()) {
                sink.complete();
                return;
            }
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            consumer.poll(POLL).forEach(batch::add);
            sink.next(batch);
        }

        private boolean isAtEnd() {
            return ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }

        void close() {
            consumer.close();
        }
    }
}
