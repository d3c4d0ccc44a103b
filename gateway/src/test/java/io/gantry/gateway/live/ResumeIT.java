package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.git.GitEvent.RepositoryUpdated;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResumeIT extends LiveIT {
    private static final String NAME = "/payload/metadata/name";
    private static final String REF = "/payload/refs/0/ref";

    private final String run = UUID.randomUUID().toString();
    private String token = "";

    @BeforeEach
    void signIn() {
        token = aUser(Role.VIEWER);
    }

    /** Events of many keys, so of many partitions, go on all the time. */
    @Test
    void goesOnAtAnotherReplicaWithoutGapOrRepetition() {
        int all = 2000;
        try (var other = anotherGateway("--gantry.websocket.resume-within=1h");
                LiveClient first = LiveClient.open(port, token)) {
            first.untilHeard();
            CompletableFuture<Void> stream =
                    CompletableFuture.runAsync(
                            () -> IntStream.range(0, all).forEach(i -> create(name(i), 500)));
            List<JsonNode> heard = first.until(NAME, name(300));
            first.cut();
            List<String> seen = names(heard);
            try (LiveClient second = LiveClient.open(port(other), token)) {
                resume(second, heard.getLast());
                while (seen.size() < all) {
                    seen.addAll(names(List.of(second.next())));
                }
                stream.join();
                String end = run + "-end";
                create(end, 1);
                seen.addAll(names(second.until(NAME, end)));
            }
            seen.remove(run + "-end");
            assertThat(seen).doesNotHaveDuplicates().hasSize(all);
        }
    }

    @Test
    void tellsNothingTwiceToOneWhoResumesAWhileAfterHisHandshake() {
        try (var patient = anotherGateway("--gantry.websocket.resume-within=1h");
                LiveClient witness = LiveClient.open(port(patient), token);
                LiveClient client = LiveClient.open(port(patient), token)) {
            witness.say("{\"action\":\"subscribe\",\"channel\":\"entities\"}");
            create(name(1), 1);
            JsonNode first = witness.until(NAME, name(1)).getLast();
            create(name(2), 1);
            witness.until(NAME, name(2));
            resume(client, first);
            List<String> told = names(client.until(NAME, name(2)));
            create(name(3), 1);
            told.addAll(names(client.until(NAME, name(3))));
            assertThat(told).containsExactly(name(2), name(3));
        }
    }

    @Test
    void resumesInTheMiddleOfAResume() {
        try (LiveClient first = LiveClient.open(port, token)) {
            first.untilHeard();
            IntStream.range(0, 50).forEach(i -> create(name(i), 1));
            List<JsonNode> seen = new ArrayList<>(nextOfThisRun(first, 50).subList(0, 1));
            for (int upTo : new int[] {20, 50}) {
                try (LiveClient next = LiveClient.open(port, token)) {
                    resume(next, seen.getLast());
                    seen.addAll(nextOfThisRun(next, upTo - seen.size()));
                }
            }
            assertThat(names(seen)).hasSize(50).doesNotHaveDuplicates();
        }
    }

    /** The next so many messages of this run, whatever is told of others. */
    private List<JsonNode> nextOfThisRun(LiveClient client, int count) {
        List<JsonNode> told = new ArrayList<>();
        while (told.size() < count) {
            JsonNode message = client.next();
            if (!names(List.of(message)).isEmpty()) {
                told.add(message);
            }
        }
        return told;
    }

    private static void resume(LiveClient client, JsonNode after) {
        client.say("{\"action\":\"resume\",\"after\":\"" + after.at("/id").asString() + "\"}");
    }

    @Test
    void goesOnWithTodaysRights() {
        String engineer = aUser(Role.PLATFORM_ENGINEER);
        GitRepository open = aRepository(true);
        try (LiveClient client = LiveClient.open(port, engineer)) {
            client.untilHeard();
            push(open, "start " + run);
            JsonNode start = client.until(REF, "start " + run).getLast();
            push(aRepository(false), "secret " + run);
            push(open, run);
            client.until(REF, run);
            String id = start.at("/id").asString();
            assertThat(refsSince(id, engineer)).contains("secret " + run);
            change("UPDATE users SET role = 'viewer' WHERE id = :user", engineer);
            try (LiveClient second = untilViewer(engineer)) {
                second.say("{\"action\":\"resume\",\"after\":\"" + id + "\"}");
                assertThat(refs(second.until(REF, run))).doesNotContain("secret " + run);
            }
        }
    }

    /** Also at a gateway that was not there when the right ended. */
    @Test
    void hidesThePastOfARepositoryThatOneMayNoLongerRead() {
        GitRepository open = aRepository(true);
        GitRepository shared = aRepository(false, nameOf(token));
        try (LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            push(open, "start " + run);
            String id = client.until(REF, "start " + run).getLast().at("/id").asString();
            push(shared, "secret " + run);
            push(open, run);
            client.until(REF, run);
            assertThat(refsSince(id, token)).contains("secret " + run);
            happen(new RepositoryUpdated(shared, withoutReaders(shared), next()));
            push(open, "end " + run);
            client.until(REF, "end " + run);
            assertThat(refsSince(id, token)).doesNotContain("secret " + run);
            try (var other = anotherGateway("--gantry.websocket.resume-within=1h");
                    LiveClient there = LiveClient.open(port(other), token)) {
                there.say("{\"action\":\"resume\",\"after\":\"" + id + "\"}");
                assertThat(refs(there.until(REF, "end " + run)))
                        .contains(run)
                        .doesNotContain("secret " + run);
            }
        }
    }

    private static GitRepository withoutReaders(GitRepository repository) {
        return new GitRepository(
                repository.id(),
                repository.name(),
                repository.users(),
                List.of(),
                repository.ispublic(),
                repository.team(),
                repository.createdBy());
    }

    /** A new handshake sees the new role at most a second later. */
    private LiveClient untilViewer(String engineer) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    var answer =
                            bearing(engineer)
                                    .get()
                                    .uri("/api/v1/auth/me")
                                    .exchange()
                                    .expectBody(String.class)
                                    .returnResult()
                                    .getResponseBody();
                    return String.valueOf(answer).contains("\"viewer\"");
                });
        return LiveClient.open(port, engineer);
    }

    private List<String> refsSince(String id, String bearer) {
        try (LiveClient client = LiveClient.open(port, bearer)) {
            client.say("{\"action\":\"resume\",\"after\":\"" + id + "\"}");
            return refs(client.until(REF, run));
        }
    }

    @Test
    void refusesAnIdThatIsNoneOrTooOldAndGoesOnWithWhatHappensNow() {
        try (var forgetful = anotherGateway("--gantry.websocket.resume-back=1s");
                LiveClient client = LiveClient.open(port(forgetful), token)) {
            client.untilHeard();
            client.say("{\"action\":\"resume\",\"after\":\"nonsense\"}");
            client.until("/type", "resume.failed");
            UUID key = UUID.randomUUID();
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            happen("gantry.entities", "entity.created", key, entity(run, 1), yesterday);
            String id = client.until(NAME, run).getLast().at("/id").asString();
            happen("gantry.entities", "entity.created", key, entity(run + "-2", 1), yesterday);
            client.until(NAME, run + "-2");
            client.say("{\"action\":\"resume\",\"after\":\"" + id + "\"}");
            JsonNode answer = client.until("/type", "resume.failed").getLast();
            assertThat(answer.at("/error").asString()).contains("older");
            create(run + "-3", 1);
            client.until(NAME, run + "-3");
        }
    }

    @Test
    void tellsWhatWasMissedAlsoInPiecesThatAreLargerThanTheBuffer() {
        try (var tight =
                        anotherGateway(
                                "--gantry.websocket.buffer=64KB",
                                "--gantry.websocket.resume-within=1h");
                LiveClient client = LiveClient.open(port, token)) {
            client.untilHeard();
            create(run, 1);
            String id = client.until(NAME, run).getLast().at("/id").asString();
            IntStream.range(0, 300).forEach(i -> create(name(i), 20_000));
            try (LiveClient second = LiveClient.open(port(tight), token)) {
                second.say("{\"action\":\"resume\",\"after\":\"" + id + "\"}");
                List<String> seen = names(second.until(NAME, name(0)));
                while (seen.size() < 300) {
                    seen.addAll(names(List.of(second.next())));
                }
                assertThat(seen).doesNotHaveDuplicates();
            }
        }
    }

    private String name(int i) {
        return run + "." + i;
    }

    /** Names of the entities of this run. */
    private List<String> names(List<JsonNode> messages) {
        return new ArrayList<>(
                messages.stream()
                        .map(message -> message.at(NAME).asString(""))
                        .filter(name -> name.startsWith(run))
                        .toList());
    }

    private static List<String> refs(List<JsonNode> messages) {
        return messages.stream().map(message -> message.at(REF).asString("")).toList();
    }
}
