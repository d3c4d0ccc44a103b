package io.gantry.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.identity.Role;
import io.gantry.search.AnEntity;
import io.gantry.search.IndexDoor;
import io.gantry.search.SearchIT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RebuildIT extends SearchIT {
    private static final String SEARCH = "/api/v1/search?q=";
    private static final String REBUILD = "/api/v1/search/rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void makesAnEqualIndexAndRemovesTheOldOne() {
        String name = aWord();
        Entity before = CATALOG.created(AnEntity.named(name).title("Before").make());
        CATALOG.updated(before, AnEntity.after(before).title("After").make());
        Entity gone = CATALOG.created(AnEntity.named(aWord()).make());
        CATALOG.deleted(gone);
        CATALOG.created(gone); // late
        awaitAllSoFarIndexed();
        String old = IndexDoor.serving();
        Map<String, String> documents = IndexDoor.documents();

        JsonNode begun = rebuild(202);
        assertThat(begun.path("state").asString()).isEqualTo("running");
        assertThat(begun.path("startedBy").asString()).isEqualTo("root");
        JsonNode done = awaitState("done");

        assertThat(IndexDoor.serving()).isNotEqualTo(old).isEqualTo(index(done));
        assertThat(index(done)).isEqualTo(index(begun));
        assertThat(done.path("reason").asString()).isEqualTo("requested");
        assertThat(done.path("read").asLong()).isPositive().isEqualTo(done.path("total").asLong());
        assertThat(Instant.parse(done.path("endedAt").asString()))
                .isAfter(Instant.parse(done.path("startedAt").asString()));
        assertThat(IndexDoor.documents()).isEqualTo(documents);
        assertThat(documents).doesNotContainKey(gone.metadata().uid().toString());
        assertThat(names("?q={q}", gone.metadata().name())).isEmpty();
        assertThat(search("?q={q}", name).get(0).path("title").asString()).isEqualTo("After");
        await().atMost(PATIENCE).until(() -> IndexDoor.status("/" + old) == 404);
    }

    @Test
    void answersAllTheTimeAndLosesNothingThatChangesMeanwhile() {
        String known = aWord();
        CATALOG.created(AnEntity.named(known).make());
        awaitNames(known, known);
        AtomicBoolean over = new AtomicBoolean();
        List<Entity> made = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var searches =
                    CompletableFuture.runAsync(
                            () -> repeat(over, () -> expectKnown(known)), threads);
            var changes =
                    CompletableFuture.runAsync(
                            () -> repeat(over, () -> changeAndSearch(made, known)), threads);
            try {
                await().atMost(PATIENCE).until(() -> !made.isEmpty());
                rebuild(202);
                awaitState("done");
            } finally {
                over.set(true);
            }
            CompletableFuture.allOf(searches, changes).join();
        }
        awaitAllSoFarIndexed();
        assertThat(IndexDoor.documents())
                .containsKeys(made.stream().map(RebuildIT::uid).toArray(String[]::new));
    }

    @Test
    void refusesASecondOneAndClearsAwayWhatADeadReplicaLeft() {
        String known = aWord();
        CATALOG.created(AnEntity.named(known).make());
        awaitNames(known, known);
        String serving = IndexDoor.serving();
        IndexDoor.put("/entities-rebuild/_doc/latest", running("entities-v2-900"));
        IndexDoor.put("/entities-v2-900", "{\"aliases\": {\"entities-next\": {}}}");

        JsonNode refused = rebuild(409);
        assertThat(refused.path("error").asString()).isEqualTo("a rebuild is running already");
        assertThat(progress().path("index").asString()).isEqualTo("entities-v2-900");
        JsonNode failed = awaitState("failed");
        assertThat(failed.path("error").asString()).contains("not been heard of");
        await().atMost(PATIENCE).until(() -> IndexDoor.status("/entities-v2-900") == 404);
        assertThat(IndexDoor.serving()).isEqualTo(serving);
        assertThat(names("?q={q}", known)).containsExactly(known);

        rebuild(202);
        awaitState("done");
        assertThat(names("?q={q}", known)).containsExactly(known);
    }

    @Test
    void replacesAnIndexThatAnOlderVersionHasMade() {
        String known = aWord();
        CATALOG.created(AnEntity.named(known).make());
        awaitNames(known, known);
        String serving = IndexDoor.serving();
        IndexDoor.put("/entities-v1-1000", "{}");
        IndexDoor.post(
                "/_aliases",
                """
                {"actions": [{"add": {"index": "entities-v1-1000", "alias": "entities"}},
                             {"remove": {"index": "%s", "alias": "entities"}}]}\
                """
                        .formatted(serving));

        List<Integer> statuses = new ArrayList<>();
        while (!statuses.contains(200)) {
            statuses.add(
                    viewer().get()
                            .uri(SEARCH + known)
                            .exchange()
                            .returnResult(Void.class)
                            .getStatus()
                            .value());
        }
        assertThat(statuses).containsOnly(503, 200);
        awaitNames(known, known);
        assertThat(IndexDoor.serving()).startsWith("entities-v2-");
        assertThat(awaitState("done").path("reason").asString()).isEqualTo("outdated");
        await().atMost(PATIENCE).until(() -> IndexDoor.status("/entities-v1-1000") == 404);
    }

    @Test
    void replacesAnIndexThatWasLost() {
        String known = aWord();
        CATALOG.created(AnEntity.named(known).make());
        awaitNames(known, known);
        awaitAllSoFarIndexed();
        Map<String, String> documents = IndexDoor.documents();
        IndexDoor.delete("/" + IndexDoor.serving());
        awaitNames(known, known);
        assertThat(awaitState("done").path("reason").asString()).isEqualTo("missing");
        assertThat(IndexDoor.documents()).isEqualTo(documents);
    }

    @ParameterizedTest
    @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void isForAdministrators(Role role) {
        as("alice", role).post().uri(REBUILD + "?no=1").exchange().expectStatus().isForbidden();
        as("alice", role).post().uri(REBUILD).exchange().expectStatus().isForbidden();
        as("alice", role).get().uri(REBUILD).exchange().expectStatus().isForbidden();
    }

    private static void repeat(AtomicBoolean over, Runnable step) {
        while (!over.get()) {
            step.run();
        }
    }

    private void expectKnown(String name) {
        assertThat(names("?q={q}", name)).containsExactly(name);
    }

    /** A search each time, lest they become more than can be listed below. */
    private void changeAndSearch(List<Entity> made, String known) {
        expectKnown(known);
        made.add(CATALOG.created(AnEntity.named(aWord()).make()));
    }

    private JsonNode rebuild(int status) {
        return JsonMapper.shared()
                .readTree(
                        as("root", Role.ADMIN)
                                .post()
                                .uri(REBUILD)
                                .exchange()
                                .expectStatus()
                                .isEqualTo(status)
                                .expectBody()
                                .returnResult()
                                .getResponseBody());
    }

    private JsonNode progress() {
        return JsonMapper.shared()
                .readTree(
                        as("root", Role.ADMIN)
                                .get()
                                .uri(REBUILD)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()
                                .getResponseBody());
    }

    private JsonNode awaitState(String state) {
        return await().atMost(PATIENCE)
                .until(this::progress, it -> it.path("state").asString().equals(state));
    }

    private static String index(JsonNode rebuild) {
        return rebuild.path("index").asString();
    }

    private static String uid(Entity entity) {
        return entity.metadata().uid().toString();
    }

    private static String running(String index) {
        return """
        {"state": "running", "reason": "requested", "index": "%s", "startedBy": "root",
         "startedAt": "2026-01-01T00:00:00Z", "read": 0, "total": 10, "refused": 0}\
        """
                .formatted(index);
    }
}
