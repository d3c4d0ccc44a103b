package io.gantry.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.ConsumerFactory;

/** One way through a topic, from its beginning; blocks. */
public final class TopicReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long beginning;
    private Map<TopicPartition, Long> ends;

    private TopicReading(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.beginning = sum(consumer.beginningOffsets(partitions));
        this.ends = consumer.endOffsets(partitions);
    }

    /**
     * Begins to read up to the end that the topic has now. Throws {@link
     * org.apache.kafka.common.KafkaException} if there is no such topic, or nobody to say so.
     *
     * @param client what its name at the broker ends with
     * @param patience how long the broker may take for an answer
     */
    public static TopicReading begin(
            ConsumerFactory<String, byte[]> consumers,
            String topic,
            String client,
            Duration patience) {
        Properties own = new Properties();
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(patience.toMillis()));
        Consumer<String, byte[]> consumer = consumers.createConsumer(null, "", client, own);
        try {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new TopicReading(consumer, partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Whether there is more to be read before the end. */
    public boolean hasNext() {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /** The next messages; none if the broker has none to hand over just now. */
    public List<ConsumerRecord<String, byte[]>> next() {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        consumer.poll(POLL).forEach(messages::add);
        return messages;
    }

    /** Goes on to the end that the topic has by now. */
    public void goOn() {
        ends = consumer.endOffsets(partitions);
    }

    /** How many messages were read, those counted that the topic has lost to compaction. */
    public long read() {
        return partitions.stream().mapToLong(consumer::position).sum() - beginning;
    }

    /** How many there are before the end. */
    public long total() {
        return sum(ends) - beginning;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
