package io.gantry.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.testing.EventProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

@Import(FaultHandlingIT.PickyListener.class)
class FaultHandlingIT extends EventsIT {
    @Autowired private PickyListener listener;
    @Autowired private KafkaTemplate<String, byte[]> kafka;

    @Test
    void parksAPoisonMessageAfterFiveTriesAndGoesOn() throws Exception {
        kafka.send(Topic.Names.PLUGINS, "key", "poison".getBytes(UTF_8)).get();
        kafka.send(Topic.Names.PLUGINS, "key", "good".getBytes(UTF_8)).get();
        await().until(() -> listener.taken.contains("good"));
        assertThat(listener.tries("poison")).isEqualTo(5);
        try (EventProbe probe = new EventProbe(Topic.deadLetter(Topic.Names.PLUGINS))) {
            probe.await(message -> new String(message.value(), UTF_8).equals("poison"));
        }
    }

    @Test
    void triesForEverWhatFailsForTheWorldsFaultAndKeepsTheOrder() throws Exception {
        listener.worldIsAway.set(true);
        kafka.send(Topic.Names.PLUGINS, "key", "first".getBytes(UTF_8)).get();
        kafka.send(Topic.Names.PLUGINS, "key", "second".getBytes(UTF_8)).get();
        await().until(() -> listener.tries("first") > 5);
        listener.worldIsAway.set(false);
        await().until(() -> listener.taken.contains("second"));
        assertThat(listener.taken.indexOf("first")).isLessThan(listener.taken.indexOf("second"));
    }

    /** Fails as the tests want. */
    static class PickyListener {
        final List<String> taken = new CopyOnWriteArrayList<>();
        final AtomicBoolean worldIsAway = new AtomicBoolean();
        private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

        @KafkaListener(topics = Topic.Names.PLUGINS)
        void on(ConsumerRecord<String, byte[]> message) {
            String text = new String(message.value(), UTF_8);
            tries.computeIfAbsent(text, _ -> new AtomicInteger()).incrementAndGet();
            if (worldIsAway.get()) {
                throw new UncheckedIOException(new IOException("away"));
            }
            if (text.equals("poison")) {
                throw new IllegalArgumentException("poison");
            }
            taken.add(text);
        }

        int tries(String text) {
            return tries.getOrDefault(text, new AtomicInteger()).get();
        }
    }
}
