package io.gantry.search.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityUpdated;
import io.gantry.search.AnEntity;
import io.gantry.search.IndexDoor;
import io.gantry.search.SearchIT;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedIT extends SearchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void findsACreatedEntity() {
        String word = aWord();
        CATALOG.created(
                AnEntity.named(word)
                        .title("Payment API")
                        .description("Handles all payments")
                        .owner("platform-team")
                        .tags("payments", "critical")
                        .make());
        awaitNames(word, word);
        JsonNode hit = search("?q={q}", word).get(0);
        assertThat(hit.path("kind").asString()).isEqualTo("Service");
        assertThat(hit.path("namespace").asString()).isEqualTo("default");
        assertThat(hit.path("title").asString()).isEqualTo("Payment API");
        assertThat(hit.path("description").asString()).isEqualTo("Handles all payments");
        assertThat(hit.path("owner").asString()).isEqualTo("platform-team");
        assertThat(hit.path("tags").toString()).isEqualTo("[\"payments\",\"critical\"]");
        assertThat(hit.path("score").asDouble()).isPositive();
        assertThat(hit.at("/highlights/name/0").asString()).isEqualTo("<em>" + word + "</em>");
    }

    /** Of several changes one, as a machine may be slow at times. */
    @Test
    void findsAChangeWithinASecond() {
        await().atMost(PATIENCE)
                .until(this::timeToFind, took -> took.compareTo(Duration.ofSeconds(1)) < 0);
    }

    private Duration timeToFind() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word).make());
        Instant told = Instant.now();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> names("?q={q}", word).contains(word));
        return Duration.between(told, Instant.now());
    }

    @Test
    void findsAChangeThoughTheIndexDoesNotRefreshItself() {
        String settings = "/" + IndexDoor.serving() + "/_settings";
        IndexDoor.put(settings, "{\"index\":{\"refresh_interval\":\"-1\"}}");
        String word = aWord();
        CATALOG.created(AnEntity.named(word).make());
        awaitNames(word, word);
        IndexDoor.put(settings, "{\"index\":{\"refresh_interval\":\"5s\"}}");
    }

    @Test
    void findsTheNewWordsOfAnUpdatedEntityAndNotTheOld() {
        String name = aWord();
        String oldWord = aWord();
        String newWord = aWord();
        Entity before = CATALOG.created(AnEntity.named(name).title(oldWord).make());
        awaitNames(oldWord, name);
        CATALOG.updated(before, AnEntity.after(before).title(newWord).make());
        awaitNames(newWord, name);
        assertThat(names("?q={q}", oldWord)).isEmpty();
    }

    @Test
    void keepsADeletedEntityGoneWhenItsOlderEventComesLate() {
        Entity entity = CATALOG.created(AnEntity.named(aWord()).make());
        String name = entity.metadata().name();
        awaitNames(name, name);
        CATALOG.deleted(entity);
        awaitNames(name);
        CATALOG.created(entity);
        awaitAllSoFarIndexed();
        assertThat(names("?q={q}", name)).isEmpty();
    }

    @Test
    void remembersADeletionThatComesBeforeTheCreation() {
        Entity entity = AnEntity.named(aWord()).make();
        CATALOG.deleted(entity);
        CATALOG.created(entity);
        awaitAllSoFarIndexed();
        assertThat(names("?q={q}", entity.metadata().name())).isEmpty();
    }

    @Test
    void findsAnEntityThatWasMadeAgainUnderItsName() {
        Entity first = CATALOG.created(AnEntity.named(aWord()).make());
        String name = first.metadata().name();
        CATALOG.deleted(first);
        CATALOG.created(AnEntity.named(name).title("Second").make());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(search("?q={q}", name).values())
                                .extracting(hit -> hit.path("title").asString())
                                .containsExactly("Second"));
    }

    @Test
    void findsAnEntityOnceWhoseEventCameThreeTimes() {
        Entity entity = AnEntity.named(aWord()).make();
        for (int i = 0; i < 3; i++) {
            CATALOG.created(entity);
        }
        awaitAllSoFarIndexed();
        awaitNames(entity.metadata().name(), entity.metadata().name());
    }

    @Test
    void dropsAStateThatComesAfterANewerOne() {
        Entity first = AnEntity.named(aWord()).title("First").make();
        Entity second = AnEntity.after(first).title("Second").make();
        CATALOG.tell(new EntityUpdated(first, second));
        CATALOG.tell(new EntityCreated(first));
        awaitAllSoFarIndexed();
        String name = first.metadata().name();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(search("?q={q}", name).values())
                                .extracting(hit -> hit.path("title").asString())
                                .containsExactly("Second"));
    }

    @Test
    void findsAnEntityNearTheLimitOfABodyByItsName() {
        String name = aWord();
        String long1 = "x".repeat(300_000);
        String long2 = "many words ".repeat(30_000);
        CATALOG.created(
                AnEntity.named(name)
                        .title(long1)
                        .description(long2)
                        .owner(long1)
                        .tags(long2)
                        .annotations(Map.of("long", "\uD83D\uDE80".repeat(50_000)))
                        .make());
        awaitNames(name, name);
    }
}
