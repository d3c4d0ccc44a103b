package io.gantry.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.events.Topic;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Messages as the other services send them, word for word. */
public final class Messages {
    private Messages() {}

    /** A message that alice caused, with a new event id. */
    public static ProducerRecord<String, byte[]> of(
            String topic, String type, String subject, String json) {
        return at(Instant.now(), topic, type, subject, json);
    }

    public static ProducerRecord<String, byte[]> at(
            Instant time, String topic, String type, String subject, String json) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, UUID.randomUUID().toString(), json.getBytes(UTF_8));
        Headers headers = message.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", "/gantry/test");
        add(headers, "ce_type", type);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_subject", subject);
        add(headers, "ce_sequence", "1");
        add(headers, "ce_actor", "alice");
        add(headers, "ce_door", "ui");
        add(headers, "ce_address", "192.0.2.7");
        add(headers, "ce_requestid", "req-1");
        add(headers, "content-type", "application/json");
        return message;
    }

    public static ProducerRecord<String, byte[]> entityCreated(String name, String spec) {
        return of(
                Topic.Names.ENTITIES,
                "entity.created",
                "service/" + name,
                "{\"after\":%s}".formatted(service("default", name, "new", spec)));
    }

    public static ProducerRecord<String, byte[]> entityUpdated(String namespace, String name) {
        return of(
                Topic.Names.ENTITIES,
                "entity.updated",
                "service/%s:%s".formatted(namespace, name),
                "{\"before\":%s,\"after\":%s}"
                        .formatted(
                                service(namespace, name, "old", "{}"),
                                service(namespace, name, "new", "{}")));
    }

    public static ProducerRecord<String, byte[]> entityDeleted(String name) {
        return of(
                Topic.Names.ENTITIES,
                "entity.deleted",
                "service/" + name,
                "{\"before\":%s,\"sequence\":5}".formatted(service("default", name, "old", "{}")));
    }

    public static ProducerRecord<String, byte[]> login(String user) {
        return of(
                Topic.Names.IDENTITY,
                "session.created",
                "user/" + user,
                "{\"aggregate\":\"%s\",\"sequence\":1,\"username\":\"%s\"}"
                        .formatted(UUID.randomUUID(), user));
    }

    /** The event id in the message. */
    public static String id(ProducerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("ce_id").value(), UTF_8);
    }

    private static String service(String namespace, String name, String title, String spec) {
        return """
        {"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"%s","namespace":"%s",\
        "title":"%s"},"spec":%s}\
        """
                .formatted(name, namespace, title, spec);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
