package io.gantry.search.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.events.Topic;
import io.gantry.search.AnEntity;
import io.gantry.search.SearchIT;
import io.gantry.testing.EventProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultIT extends SearchIT {
    private static final String DEAD_LETTERS = Topic.deadLetter(Topic.Names.ENTITIES);

    private boolean away;

    @AfterEach
    void bringOpenSearchBack() {
        if (away) {
            PLATFORM.restart("opensearch");
        }
    }

    @Test
    void parksAMessageThatNobodyCanReadAndGoesOn() {
        String poison = poison();
        Entity entity = CATALOG.created(AnEntity.named(aWord()).make());
        awaitNames(entity.metadata().name(), entity.metadata().name());
        assertThat(parked(poison).value()).isEqualTo("no JSON".getBytes(UTF_8));
    }

    @Test
    void parksAnEntityThatTheIndexRefusesAndGoesOn() {
        Entity refused = CATALOG.created(AnEntity.named(aWord()).kind("k".repeat(40_000)).make());
        Entity entity = CATALOG.created(AnEntity.named(aWord()).make());
        awaitNames(entity.metadata().name(), entity.metadata().name());
        parked(refused.metadata().uid().toString());
    }

    @Test
    void losesNothingWhileOpenSearchIsAway() {
        killOpenSearch();
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            entities.add(CATALOG.created(AnEntity.named(aWord()).make()));
        }
        String poison = poison();
        expectUnavailable();
        restartOpenSearch();
        for (Entity entity : entities) {
            awaitNames(entity.metadata().name(), entity.metadata().name());
        }
        assertThat(parkedKeysWith(poison))
                .doesNotContainAnyElementsOf(
                        entities.stream().map(e -> e.metadata().uid().toString()).toList());
    }

    @Test
    void isAliveButNotReadyWhileOpenSearchIsAway() {
        awaitHealth("readiness", 200);
        killOpenSearch();
        awaitHealth("readiness", 503);
        awaitHealth("liveness", 200);
        restartOpenSearch();
        awaitHealth("readiness", 200);
    }

    private static String poison() {
        String key = UUID.randomUUID().toString();
        CATALOG.send(key, "no JSON".getBytes(UTF_8), Map.of("ce_type", "entity.created"));
        return key;
    }

    private static ConsumerRecord<String, byte[]> parked(String key) {
        try (EventProbe probe = new EventProbe(DEAD_LETTERS)) {
            return probe.await(message -> key.equals(message.key()));
        }
    }

    /** Everything that is parked, that message included and what came along with it. */
    private static List<String> parkedKeysWith(String key) {
        try (EventProbe probe = new EventProbe(DEAD_LETTERS)) {
            probe.await(message -> key.equals(message.key()));
            int before = -1;
            List<ConsumerRecord<String, byte[]>> all = List.of();
            while (all.size() > before) {
                before = all.size();
                all = probe.all();
            }
            return all.stream().map(ConsumerRecord::key).toList();
        }
    }

    private void killOpenSearch() {
        PLATFORM.kill("opensearch");
        away = true;
    }

    private void restartOpenSearch() {
        PLATFORM.restart("opensearch");
        away = false;
    }
}
