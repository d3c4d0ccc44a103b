package io.gantry.events;

import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that are not there yet, as soon as the broker answers: a service starts and
 * takes writes also while Kafka is away.
 */
class TopicCreation implements SmartLifecycle {
    private static final Duration TRY_EVERY = Duration.ofSeconds(2);
    private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
    private static final String MAX_MESSAGE = Integer.toString(5 << 20);

    private final KafkaAdmin admin;
    private volatile boolean running;
    private @Nullable Thread thread;

    TopicCreation(KafkaAdmin admin) {
        this.admin = admin;
    }

    /** Every topic and its dead letters. */
    static NewTopic[] topics(EventsProperties properties) {
        return Arrays.stream(Topic.values())
                .flatMap(topic ->
                        Stream.of(
                                builder(topic.text(), properties).configs(retention(topic)).build(),
                                builder(Topic.deadLetter(topic.text()), properties).build()))
                .toArray(NewTopic[]::new);
    }

    private static TopicBuilder builder(String name, EventsProperties properties) {
        return TopicBuilder.name(name)
                .partitions(properties.partitions())
                .replicas(properties.replicationFactor())
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_MESSAGE);
    }

    private static Map<String, String> retention(Topic topic) {
        if (!topic.compacted()) {
            return Map.of(TopicConfig.RETENTION_MS_CONFIG, WEEK);
        }
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, WEEK,
                TopicConfig.DELETE_RETENTION_MS_CONFIG, WEEK);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("topic-creation").start(this::run);
    }

    private void run() {
        try {
            while (running && !admin.initialize()) {
                Thread.sleep(TRY_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners and the relay. */
    @Override
    public int getPhase() {
        return 0;
    }
}
