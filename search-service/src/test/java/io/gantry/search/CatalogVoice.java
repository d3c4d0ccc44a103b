package io.gantry.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.EventType;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.events.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as catalog-service: the same topic, keys, headers and JSON. */
public final class CatalogVoice {
    /** Of every message that says no other. */
    public static final String TRACEPARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            System.getProperty("GANTRY_KAFKA"),
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            5 << 20),
                    new StringSerializer(),
                    new ByteArraySerializer());

    public Entity created(Entity entity) {
        tell(new EntityCreated(entity));
        return entity;
    }

    public void updated(Entity before, Entity after) {
        tell(new EntityEvent.EntityUpdated(before, after));
    }

    public void deleted(Entity before) {
        tell(new EntityDeleted(before, AnEntity.nextVersion()));
        send(before.metadata().uid().toString(), null, Map.of());
    }

    public void tell(EntityEvent event) {
        tell(event, TRACEPARENT);
    }

    public void tell(EntityEvent event, String traceparent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/gantry/catalog-service");
        headers.put("ce_type", EventType.of(event).text());
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", event.subject());
        headers.put("ce_sequence", Long.toString(event.sequence()));
        headers.put("ce_actor", "alice");
        headers.put("ce_door", "api");
        headers.put("ce_requestid", "req-1");
        headers.put("traceparent", traceparent);
        headers.put("content-type", "application/json");
        byte[] json = JsonMapper.shared().writeValueAsBytes(event);
        send(event.aggregate().toString(), json, headers);
    }

    /** Any message, also one that the catalog would never send; returns when the broker has it. */
    public void send(String key, byte @Nullable [] value, Map<String, String> headers) {
        var message = new ProducerRecord<>(Topic.Names.ENTITIES, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
