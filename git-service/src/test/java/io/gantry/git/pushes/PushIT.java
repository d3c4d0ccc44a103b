package io.gantry.git.pushes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.DELETE;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.git.RealGit;
import io.gantry.git.WorkTreeIT;
import io.gantry.git.repositories.GitRepositories;
import io.gantry.testing.EventProbe;
import io.gantry.web.errors.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PushIT extends WorkTreeIT {
    private static final String ZERO = "0".repeat(40);

    @Autowired private Settlement settlement;
    @Autowired private Pushes pushes;
    @Autowired private PushService service;
    @Autowired private PushSessions sessions;
    @Autowired private GitRepositories repositories;

    @Test
    void tellsOfWhatHasMoved() {
        git().in(work, "push", "-q", "origin", "master", "master:refs/heads/other");
        String head = git().in(work, "rev-parse", "HEAD");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message = probe.await("git.pushed", "repository/" + name);
            JsonNode event = JsonMapper.shared().readTree(message.value());
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("alice");
            assertThat(EventProbe.header(message, "ce_door")).isEqualTo("git");
            assertThat(event.path("refs").values())
                    .extracting(ref -> ref.path("ref").asString() + ref.path("after").asString())
                    .containsExactlyInAnyOrder(
                            "refs/heads/master" + head, "refs/heads/other" + head);
            assertThat(event.at("/refs/0/before").asString()).isEqualTo(ZERO);
        }
        assertThat(openPushes()).isZero();
        assertThat(stateOf("refs/heads/master")).isEqualTo(head);
    }

    /** Once the measurement of the file system was in the folder of the first push. */
    @Test
    void isNotTakenBackByAFolderThatCannotBeDeleted() throws Exception {
        GitRepository found = Objects.requireNonNull(repositories.find(repository()).block());
        Actor alice = new Actor("alice", Role.DEVELOPER, Set.of(), Source.GIT, null, "no request");
        PushSession push = sessions.open(found, new Caller(alice, null));
        Path folder = storage.folder(repository()).resolve("incoming/" + push.id() + "/pack");
        Thread busy = Thread.ofPlatform().start(() -> fill(folder));
        assertThatCode(push::close).doesNotThrowAnyException();
        busy.join();
    }

    private static void fill(Path folder) {
        try {
            for (int i = 0; i < 5000; i++) {
                Files.createFile(folder.resolve("busy" + i));
            }
        } catch (IOException _) {
            // it was deleted in a quiet moment
        }
    }

    @Test
    void leavesNothingOfAPushBehindButItsPack() throws IOException {
        git().in(work, "push", "-q", "origin", "master");
        Path folder = storage.folder(repository());
        try (Stream<Path> left = Files.list(folder.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> packs = Files.list(folder.resolve("objects/pack"))) {
            assertThat(packs.map(Path::toString).filter(file -> file.endsWith(".pack"))).hasSize(1);
        }
        assertThat(git().ok("-C", folder.toString(), "fsck", "--full", "--strict")).isEmpty();
    }

    @Test
    void refusesAPushThatIsBehindAndDropsItsObjects() {
        git().in(work, "push", "-q", "origin", "master");
        Path other = home.resolve("other");
        git().ok("clone", "-q", address(name), other.toString());
        git().commit(work, "a", "a\n");
        git().in(work, "push", "-q", "origin", "master");
        git().commit(other, "b", "b\n");
        assertThat(git().fails("-C", other.toString(), "push", "origin", "master"))
                .contains("rejected");
        git().in(other, "push", "-q", "--force", "origin", "master");
        assertThat(stateOf("refs/heads/master")).isEqualTo(git().in(other, "rev-parse", "HEAD"));
    }

    @Test
    void deletesARefAndTellsOfIt() {
        git().in(work, "push", "-q", "origin", "master", "master:refs/heads/feature/x");
        git().in(work, "push", "-q", "origin", ":refs/heads/feature/x");
        assertThat(git().in(work, "ls-remote", "origin")).doesNotContain("feature/x");
        assertThat(stateOf("refs/heads/feature/x")).isEqualTo(ZERO);
    }

    @Test
    void movesAllRefsOfAnAtomicPushOrNone() {
        git().in(work, "push", "-q", "origin", "master", "master:refs/heads/taken");
        Path other = home.resolve("other");
        git().ok("clone", "-q", address(name), other.toString());
        git().commit(work, "a", "a\n");
        git().in(work, "push", "-q", "origin", "master:refs/heads/taken");
        git().commit(other, "b", "b\n");
        git().fails(
                        "-C",
                        other.toString(),
                        "push",
                        "--atomic",
                        "origin",
                        "master:free",
                        "master:taken");
        assertThat(git().in(other, "ls-remote", "origin")).doesNotContain("refs/heads/free");
        git().in(other, "push", "--atomic", "-q", "origin", "master:free", "master:two");
        assertThat(git().in(other, "ls-remote", "origin"))
                .contains("refs/heads/free")
                .contains("refs/heads/two");
    }

    @Test
    void takesPushOptions() {
        git().in(work, "push", "-q", "-o", "ci.skip", "origin", "master");
        assertThat(stateOf("refs/heads/master")).isNotEqualTo(ZERO);
    }

    @Test
    void refusesObjectsThatAreNotSound() throws IOException {
        String tree = git().in(work, "rev-parse", "HEAD^{tree}");
        Path bad = home.resolve("bad-commit");
        Files.writeString(bad, "tree %s\nauthor nobody\ncommitter nobody\n\nbad\n".formatted(tree));
        String commit =
                git().in(work, "hash-object", "-t", "commit", "-w", "--literally", bad.toString());
        assertThat(git().fails("-C", work.toString(), "push", "origin", commit + ":refs/heads/bad"))
                .contains("error");
        assertThat(git().in(work, "ls-remote", "origin")).isEmpty();
    }

    @Test
    void letsOneOfManyWinWhoPushToOneBranch() throws Exception {
        git().in(work, "push", "-q", "origin", "master");
        int pushers = 6;
        List<Callable<Integer>> tasks =
                IntStream.range(0, pushers)
                        .<Callable<Integer>>mapToObj(number -> () -> pushOwnCommit(number))
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(pushers)) {
            long winners = 0;
            for (Future<Integer> exit : threads.invokeAll(tasks)) {
                winners += exit.get() == 0 ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(openPushes()).isZero();
    }

    @Test
    void settlesAPushThatDiedBetweenTheRefAndTheEvent() {
        git().in(work, "push", "-q", "origin", "master");
        String head = git().in(work, "rev-parse", "HEAD");
        Push died = aPush(new RefChange("refs/heads/dead", ZERO, head));
        pushes.open(died).block();
        git().ok(
                        "-C",
                        storage.folder(repository()).toString(),
                        "update-ref",
                        "refs/heads/dead",
                        head);
        settlement.settleAll().block();
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            probe.await(message ->
                    message.value() != null
                            && new String(message.value(), UTF_8).contains(died.id().toString()));
        }
        assertThat(openPushes()).isZero();
        assertThat(stateOf("refs/heads/dead")).isEqualTo(head);
    }

    @Test
    void tellsOfALostPushBeforeTheOneThatMovesTheRefOn() {
        git().in(work, "push", "-q", "origin", "master");
        String first = git().in(work, "rev-parse", "HEAD");
        git().commit(work, "b", "b\n");
        String second = git().in(work, "rev-parse", "HEAD");
        git().in(work, "push", "-q", "origin", "master:refs/heads/brings-the-objects");
        Push lost = aPush(new RefChange("refs/heads/master", first, second));
        pushes.open(lost).block();
        String folder = storage.folder(repository()).toString();
        git().ok("-C", folder, "update-ref", "refs/heads/master", second);
        git().commit(work, "c", "c\n");
        git().in(work, "push", "-q", "origin", "master");
        settlement.settleAll().block();
        String third = git().in(work, "rev-parse", "HEAD");
        assertThat(stateOf("refs/heads/master"))
                .isEqualTo(git().ok("-C", folder, "rev-parse", "refs/heads/master"))
                .isEqualTo(third);
        assertThat(openPushes()).isZero();
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            long before = sequence(probe, lost.id().toString());
            assertThat(sequence(probe, second + "\",\"after\":\"" + third)).isGreaterThan(before);
        }
    }

    private static long sequence(EventProbe probe, String text) {
        var message =
                probe.await(one ->
                        one.value() != null && new String(one.value(), UTF_8).contains(text));
        return JsonMapper.shared().readTree(message.value()).path("sequence").asLong();
    }

    @Test
    void keepsNothingOfAPushWhoseRightEndedMeanwhile() throws Exception {
        git().in(work, "push", "-q", "origin", "master");
        GitRepository found = Objects.requireNonNull(repositories.find(repository()).block());
        Actor alice = new Actor("alice", Role.DEVELOPER, Set.of(), Source.GIT, null, "no request");
        try (PushSession push = sessions.open(found, new Caller(alice, null))) {
            ObjectId blob;
            ObjectDirectory incoming = (ObjectDirectory) push.repository().getObjectDatabase();
            try (ObjectInserter objects = incoming.newPackInserter()) {
                blob = objects.insert(Constants.OBJ_BLOB, name.getBytes(UTF_8));
                objects.flush();
            }
            send(alice(), DELETE, "/repository/revoke", revoke("alice"));
            ReceiveCommand command =
                    new ReceiveCommand(ObjectId.zeroId(), blob, "refs/heads/never");
            push.move(
                    List.of(command),
                    false,
                    new PushSession.Pusher(List.of(), OutputStream.nullOutputStream()));
            assertThat(command.getMessage()).isEqualTo("repository not found");
        }
        try (Stream<Path> packs =
                Files.list(storage.folder(repository()).resolve("objects/pack"))) {
            assertThat(packs.map(Path::toString).filter(file -> file.endsWith(".pack"))).hasSize(1);
        }
    }

    @Test
    void dropsAnOldPushThatNeverMovedButNotAYoungOne() {
        git().in(work, "push", "-q", "origin", "master");
        String head = git().in(work, "rev-parse", "HEAD");
        Push young = aPush(new RefChange("refs/heads/never", ZERO, head));
        pushes.open(young).block();
        settlement.settleAll().block();
        assertThat(openPushes()).isEqualTo(1);
        database.sql("UPDATE pushes SET opened_at = now() - interval '2 minutes' WHERE id = :id")
                .bind("id", young.id())
                .then()
                .block();
        settlement.settleAll().block();
        assertThat(openPushes()).isZero();
        assertThat(stateOf("refs/heads/never")).isEqualTo(ZERO);
    }

    @Test
    void asksOnceMoreForTheRightBeforeRefsMove() {
        send(alice(), DELETE, "/repository/revoke", revoke("alice"));
        Push late = aPush(new RefChange("refs/heads/x", ZERO, "1".repeat(40)));
        assertThatThrownBy(() ->
                        service.move(
                                        late,
                                        () -> {
                                            throw new IllegalStateException("refs must not move");
                                        })
                                .block())
                .isInstanceOf(ApiException.class)
                .hasMessage("repository not found");
    }

    @Test
    void asksTheGatewayOnceMoreBeforeRefsMove() {
        GATEWAY.disables("alice");
        Push late = aPush(new RefChange("refs/heads/x", ZERO, "1".repeat(40)));
        assertThatThrownBy(() -> service.move(late, List::of).block())
                .isInstanceOf(ApiException.class)
                .hasMessage("repository not found");
    }

    @Test
    void belongsToTheTraceOfItsRequest() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        RealGit traced =
                git().with("GIT_CONFIG_COUNT", "2")
                        .with("GIT_CONFIG_KEY_1", "http.extraHeader")
                        .with(
                                "GIT_CONFIG_VALUE_1",
                                "traceparent: 00-" + trace + "-b7ad6b7169203331-01");
        traced.in(work, "push", "-q", "origin", "master");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message = probe.await("git.pushed", "repository/" + name);
            assertThat(EventProbe.header(message, "traceparent")).startsWith("00-" + trace + "-");
        }
    }

    private int pushOwnCommit(int number) {
        Path clone = home.resolve("clone" + number);
        RealGit own = git();
        own.ok("clone", "-q", address(name), clone.toString());
        own.commit(clone, "f" + number, "x\n");
        return own.run("-C", clone.toString(), "push", "-q", "origin", "master").exit();
    }

    private Push aPush(RefChange change) {
        GitRepository found =
                new GitRepository(
                        repository(), name, List.of("alice"), List.of(), false, null, "alice");
        Actor actor = new Actor("alice", Role.DEVELOPER, Set.of(), Source.SSH, null, "req-1");
        return service.prepare(UUID.randomUUID(), found, new Caller(actor, null), List.of(change));
    }

    private long openPushes() {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT count(*) FROM pushes
                                WHERE closed_at IS NULL AND repository = :repository
                                """)
                        .bind("repository", repository())
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private String stateOf(String ref) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT object FROM ref_state
                                WHERE repository = :repository AND ref = :ref
                                """)
                        .bind("repository", repository())
                        .bind("ref", ref)
                        .mapValue(String.class)
                        .one()
                        .block());
    }

    private UUID repository() {
        return idOf(name);
    }

    private String revoke(String user) {
        return "{\"repositories\":[\"%s\"],\"users\":[\"%s\"]}".formatted(name, user);
    }
}
