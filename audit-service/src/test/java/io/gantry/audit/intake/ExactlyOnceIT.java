package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.audit.AuditIT;
import io.gantry.audit.Messages;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Each change is one row, whatever is delivered how often and whatever dies meanwhile. */
class ExactlyOnceIT extends AuditIT {
    private static final String GROUP = "audit-service";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired private KafkaListenerEndpointRegistry listeners;

    @Test
    void makesOneRowOfAnEventThatComesThreeTimes() {
        String name = aName("thrice");
        ProducerRecord<String, byte[]> message = Messages.entityCreated(name, "{}");
        send(List.of(message, message, message));
        String last = aName("last");
        send(withKey(message.key(), Messages.login(last), message.topic()));
        awaitCount(last, 1);
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void makesOneRowOfAMessageWhoseProgressKafkaForgot() throws Exception {
        String name = aName("again");
        send(IntStream.range(0, 20).mapToObj(i -> Messages.login(name + i)).toList());
        send(new ProducerRecord<>(Topic.Names.IDENTITY, "key", name.getBytes(UTF_8)));
        awaitCount(name, 20);
        await().atMost(PATIENCE).until(() -> countRaw(name) == 1);
        long all = count("");
        listeners.stop();
        try (Admin admin = admin()) {
            forgetProgress(admin);
            listeners.start();
            await().atMost(PATIENCE).until(() -> lag(admin) == 0);
        }
        assertThat(count(name)).isEqualTo(20);
        assertThat(countRaw(name)).isEqualTo(1);
        assertThat(count("")).isEqualTo(all);
    }

    private long countRaw(String text) {
        return rows("action=unknown").stream()
                .filter(row -> row.at("/after/raw").asString("").equals(text))
                .count();
    }

    @Test
    void losesNothingWhenTheDatabaseDiesWhileEventsCome() {
        String name = aName("storm");
        List<ProducerRecord<String, byte[]>> messages =
                IntStream.range(0, 2000).mapToObj(i -> Messages.login(name + "-" + i)).toList();
        send(messages.subList(0, 500));
        PLATFORM.kill("postgres");
        send(messages.subList(500, 1000));
        PLATFORM.restart("postgres");
        send(messages.subList(1000, 1500));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count(name) > 0);
        PLATFORM.kill("postgres");
        PLATFORM.restart("postgres");
        send(messages.subList(1500, 2000));
        awaitCount(name, 2000);
        as(Role.PLATFORM_ENGINEER)
                .get()
                .uri("/api/v1/audit/verify")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static ProducerRecord<String, byte[]> withKey(
            String key, ProducerRecord<String, byte[]> message, String topic) {
        return new ProducerRecord<>(topic, null, key, message.value(), message.headers());
    }

    private static Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        System.getProperty("GANTRY_KAFKA")));
    }

    private static void forgetProgress(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> start =
                progress(admin).keySet().stream()
                        .collect(Collectors.toMap(p -> p, _ -> new OffsetAndMetadata(0)));
        await().atMost(PATIENCE)
                .ignoreExceptions() // until the group has noticed that its member is gone
                .until(() -> {
                    admin.alterConsumerGroupOffsets(GROUP, start).all().get();
                    return true;
                });
    }

    private static long lag(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> progress = progress(admin);
        var ends =
                admin.listOffsets(
                                progress.keySet().stream()
                                        .collect(
                                                Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
        return progress.entrySet().stream()
                .mapToLong(at ->
                        Objects.requireNonNull(ends.get(at.getKey())).offset()
                                - at.getValue().offset())
                .sum();
    }

    private static Map<TopicPartition, OffsetAndMetadata> progress(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    }
}
