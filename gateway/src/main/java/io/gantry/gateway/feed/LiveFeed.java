package io.gantry.gateway.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** All topics from now on. For one thread. */
public final class LiveFeed implements AutoCloseable {
    private static final Duration LOOK_FOR_PARTITIONS_EVERY = Duration.ofSeconds(10);

    private static final Duration LEARN_PATIENCE = Duration.ofMinutes(1);
    private static final Duration LEARN_WAIT = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final Messages messages;
    private final Instant since;
    private final Duration back;
    private final Map<TopicPartition, Long> next;
    private Instant looked = Instant.MIN;

    LiveFeed(
            Consumer<String, byte[]> consumer,
            Messages messages,
            Position from,
            Instant since,
            Duration back) {
        this.consumer = consumer;
        this.messages = messages;
        this.since = since;
        this.back = back;
        this.next = new HashMap<>(from.next());
    }

    /**
     * What has come, after that time at the latest. Throws {@link
     * org.apache.kafka.common.KafkaException} if the broker does not say which partitions there
     * are.
     */
    public Batch next(Duration patience) throws InterruptedException {
        lookForPartitions();
        if (consumer.assignment().isEmpty()) {
            Thread.sleep(patience);
            return Batch.of(List.of(), new Position(next));
        }
        Map<TopicPartition, Long> before = new HashMap<>(next);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : consumer.poll(patience)) {
            next.put(place(message), message.offset() + 1);
            messages.learn(message);
            all.add(message);
        }
        return new Batch(() -> events(all, before), new Position(next));
    }

    private List<LiveEvent> events(
            List<ConsumerRecord<String, byte[]>> all, Map<TopicPartition, Long> position) {
        List<LiveEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : all) {
            position.put(place(message), message.offset() + 1);
            messages.read(message, position).ifPresent(events::add);
        }
        return events;
    }

    /** They may be made after we started, or grow in number. */
    private void lookForPartitions() {
        Instant now = Instant.now();
        if (!consumer.assignment().isEmpty()
                && now.isBefore(looked.plus(LOOK_FOR_PARTITIONS_EVERY))) {
            return;
        }
        looked = now;
        Set<TopicPartition> all =
                Arrays.stream(LiveChannel.values())
                        .flatMap(channel -> consumer.partitionsFor(channel.topic()).stream())
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .collect(Collectors.toSet());
        if (all.equals(consumer.assignment())) {
            return;
        }
        Set<TopicPartition> unread = new HashSet<>(all);
        unread.removeAll(next.keySet());
        Map<TopicPartition, Long> beginnings = beginnings(unread, since);
        learnUntil(beginnings);
        consumer.assign(all);
        next.putAll(beginnings);
        all.forEach(place -> consumer.seek(place, next.getOrDefault(place, 0L)));
    }

    /** What was said of rights before is told to nobody, but holds for what is told again. */
    private void learnUntil(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> git = new HashMap<>(ends);
        git.keySet().removeIf(place -> !place.topic().equals(LiveChannel.GIT.topic()));
        consumer.assign(git.keySet());
        beginnings(git.keySet(), since.minus(back)).forEach(consumer::seek);
        Instant giveUp = Instant.now().plus(LEARN_PATIENCE);
        while (git.entrySet().stream().anyMatch(this::isBefore)) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("rights in repositories cannot be read");
            }
            consumer.poll(LEARN_WAIT).forEach(messages::learn);
        }
    }

    private boolean isBefore(Map.Entry<TopicPartition, Long> end) {
        return consumer.position(end.getKey()) < end.getValue();
    }

    /** Their ends are asked for first, so that what comes in between is not left out. */
    private Map<TopicPartition, Long> beginnings(Set<TopicPartition> places, Instant since) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(places));
        Map<TopicPartition, Long> times =
                places.stream().collect(Collectors.toMap(p -> p, _ -> since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        found.forEach((place, offset) -> {
            if (offset != null) {
                offsets.put(place, offset.offset());
            }
        });
        return offsets;
    }

    private static TopicPartition place(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
