import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends so many changes, as large as those of entities, for the audit log to write down: java
 * AuditRows.java BROKER COUNT. Nobody else does anything with them. Each row has 0.7 KB before and
 * 0.7 KB after.
 */
class AuditRows {
    private static final String STATE =
            """
            {"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"%s","namespace":"default",\
            "title":"%s","owner":"team-%d","tags":["a","b"],"labels":{},"annotations":{}},\
            "spec":{"type":"backend","lifecycle":"production","text":"%s"}}\
            """;

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", arguments[0],
                        "acks", "all",
                        "compression.type", "lz4",
                        "linger.ms", 20,
                        "batch.size", 1 << 18);
        AtomicLong failed = new AtomicLong();
        try (var kafka =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                kafka.send(message(i), (_, e) -> failed.addAndGet(e == null ? 0 : 1));
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " messages were not taken");
        }
    }

    private static ProducerRecord<String, byte[]> message(int i) {
        String name = "audited-" + i % 100_000;
        String text = "%08d ".formatted(i).repeat(50);
        String before = STATE.formatted(name, "old " + i, i % 400, text);
        String after = STATE.formatted(name, "new " + i, i % 400, text);
        var message =
                new ProducerRecord<>(
                        "gantry.actions",
                        new UUID(0, i % 100_000).toString(),
                        "{\"before\":%s,\"after\":%s}"
                                .formatted(before, after)
                                .getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", "/gantry/benchmark");
        add(headers, "ce_type", "benchmark.updated");
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "ce_subject", "service/" + name);
        add(headers, "ce_sequence", Integer.toString(i + 1));
        add(headers, "ce_actor", "user-" + i % 300);
        add(headers, "ce_door", "api");
        add(headers, "ce_address", "192.0.2." + i % 250);
        add(headers, "ce_requestid", "benchmark-" + i);
        add(headers, "content-type", "application/json");
        return message;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
