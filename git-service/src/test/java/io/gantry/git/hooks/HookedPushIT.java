package io.gantry.git.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import io.gantry.git.storage.Storage;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HookedPushIT extends GitIT {
    @Autowired private Storage storage;
    @Autowired private HookRuns runs;
    @TempDir private Path home;
    private String name = "";
    private Path work = Path.of("");

    @BeforeEach
    void makeRepository() {
        name = aName("ns") + "/app";
        create(Map.of("name", name, "users", List.of("alice"), "readonlyusers", List.of("bob")));
        work = workTreeOf(name, home);
    }

    @Test
    void refusesThePushAndSaysWhy() throws Exception {
        install("pre-receive", "echo 'no way'; echo 'not today' >&2; exit 3");
        assertThat(push("master"))
                .contains("remote: no way")
                .contains("remote: not today")
                .contains("[remote rejected] master -> master (pre-receive hook declined)");
        assertThat(git().in(work, "ls-remote", "origin")).isEmpty();
        try (Stream<Path> packs = Files.list(folder().resolve("objects/pack"))) {
            assertThat(packs).isEmpty();
        }
        JsonNode run = run(0);
        assertThat(run.path("hook").asString()).isEqualTo("pre-receive");
        assertThat(run.path("exitStatus").asInt()).isEqualTo(3);
        assertThat(run.path("output").asString()).isEqualTo("no way\nnot today\n");
        assertThat(run.path("user").asString()).isEqualTo("alice");
        assertThat(Instant.parse(run.path("endedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(run.path("startedAt").asString()));
    }

    @Test
    void looksAtWhatIsPushedBeforeItIsAccepted() {
        install(
                "pre-receive",
                """
                #!/bin/bash -el
                while read old new ref; do
                  echo "commits $(git rev-list $new --not --all | wc -l)"
                  git diff-tree --root --name-status -r $new
                  git clone -q $PWD $HOME/clone </dev/null
                  (unset GIT_DIR; cd $HOME/clone; git checkout -q $new; cat README)
                  echo "app $(basename $PWD) user $TSURU_USER $GANTRY_USER at $TSURU_HOST"
                done
                """);
        String said = git().in(work, "push", "origin", "master");
        assertThat(said)
                .contains("remote: commits 1")
                .contains("remote: A\tREADME")
                .contains("remote: hello")
                .contains("remote: app app.git user alice alice at https://tsuru.example.com");
    }

    @Test
    void refusesOneRefAndLetsTheOthersPass() {
        install("update", "echo \"about $1 from $2 to $3\"; [ $1 != refs/heads/bad ]");
        String said = push("master", "master:bad", "master:good");
        assertThat(said)
                .contains("remote: about refs/heads/bad from " + "0".repeat(40) + " to ")
                .contains("[remote rejected] master -> bad (hook declined)");
        assertThat(git().in(work, "ls-remote", "origin"))
                .contains("refs/heads/good")
                .contains("refs/heads/master")
                .doesNotContain("refs/heads/bad");
    }

    @Test
    void refusesAllOfAnAtomicPush() {
        install("update", "[ $1 != refs/heads/bad ]");
        assertThat(push("--atomic", "master", "master:bad")).contains("(hook declined)");
        assertThat(git().in(work, "ls-remote", "origin")).isEmpty();
    }

    @Test
    void refusesWhatTakesTooLong() {
        install("pre-receive", "sleep 1000");
        assertThat(push("master"))
                .contains("remote: pre-receive hook: it took longer than PT15S")
                .contains("pre-receive hook declined");
    }

    @Test
    void readsOptionsOfThePush() {
        install("pre-receive", "echo $GIT_PUSH_OPTION_COUNT $GIT_PUSH_OPTION_1");
        assertThat(git().in(work, "push", "-o", "a", "-o", "b=c", "origin", "master"))
                .contains("remote: 2 b=c");
    }

    @Test
    void isHeardWhileItRuns() throws Exception {
        install("pre-receive", "echo \"at $HOME\"; until [ -e $HOME/go ]; do sleep 0.05; done");
        Process push = git().start("-C", work.toString(), "push", "origin", "master");
        try (BufferedReader said = push.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.contains("remote: at ")) {
                line = said.readLine();
            }
            String at = Objects.requireNonNull(line).replace("remote: at ", "").strip();
            Files.createFile(Path.of(at, "go"));
            said.lines().forEach(_ -> {});
        }
        assertThat(push.waitFor()).isZero();
    }

    @Test
    void tellsTheHookThatRunsAfterwards() {
        install(
                "post-receive",
                "while read o n r; do echo \"moved $r $(git rev-parse $r | head -c 4)\"; done");
        String head = git().in(work, "rev-parse", "HEAD");
        String said = git().in(work, "push", "origin", "master");
        assertThat(said).contains("remote: moved refs/heads/master " + head.substring(0, 4));
        assertThat(run(0).path("exitStatus").asInt()).isZero();
    }

    @Test
    void doesNotUndoAPushThatTheLastHookFails() {
        install("post-receive", "exit 7");
        git().in(work, "push", "origin", "master");
        assertThat(git().in(work, "ls-remote", "origin")).contains("refs/heads/master");
        assertThat(run(0).path("exitStatus").asInt()).isEqualTo(7);
    }

    @Test
    void saysOfAHookThatACrashHasKeptFromRunning() {
        install("post-receive", "true");
        UUID push = UUID.randomUUID();
        runs.announce(repository(), push, "alice", Instant.parse("2026-01-01T00:00:00Z")).block();
        runs.giveUp(Instant.parse("2026-01-02T00:00:00Z"), Instant.now(), LostRuns.TROUBLE)
                .blockLast();
        assertThat(run(0).path("trouble").asString()).isEqualTo(LostRuns.TROUBLE);
        assertThat(run(0).has("startedAt")).isFalse();
        assertThat(runs.claim(push, Instant.now()).blockOptional()).isEmpty();
    }

    @Test
    void keepsOnlyTheNewestRuns() {
        install("update", "echo $1");
        git().in(work, "push", "-q", "origin", "master:a", "master:b", "master:c", "master:d");
        assertThat(allRuns()).hasSize(3);
        Answer page = get(alice(), "/repository/" + name + "/hooks/runs?limit=1&count=true");
        assertThat(JsonMapper.shared().readTree(page.body()).size()).isEqualTo(1);
        assertThat(page.headers().getFirst("Link")).contains("rel=\"next\"");
        assertThat(page.headers().getFirst("X-Total-Count")).isEqualTo("3");
    }

    @Test
    void showsItsLogOnlyToThoseWhoAdministerTheRepository() {
        String path = "/repository/" + name + "/hooks/runs";
        assertThat(get(alice(), path).status()).isEqualTo(200);
        assertThat(get(as("bob", Role.DEVELOPER), path).status()).isEqualTo(403);
        get(as("eve", Role.DEVELOPER), path).is(404, "repository not found\n");
    }

    @Test
    void isWhereNoHookIsNothingAtAll() {
        git().in(work, "push", "-q", "origin", "master");
        assertThat(allRuns()).isEmpty();
    }

    private void install(String hook, String script) {
        String body =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("content", script, "repositories", List.of(name)));
        send(admin(), POST, "/hook/" + hook, body)
                .is(200, "hook %s successfully created for [%s]\n".formatted(hook, name));
    }

    private String push(String... what) {
        List<String> words = new ArrayList<>(List.of("-C", work.toString(), "push"));
        words.add("origin");
        words.addAll(List.of(what));
        return git().fails(words.toArray(String[]::new));
    }

    private JsonNode run(int index) {
        return allRuns().get(index);
    }

    private List<JsonNode> allRuns() {
        Answer answer = get(alice(), "/repository/" + name + "/hooks/runs");
        return List.copyOf(JsonMapper.shared().readTree(answer.body()).values());
    }

    private Path folder() {
        return storage.folder(repository());
    }

    private UUID repository() {
        return idOf(name);
    }

    private RealGit git() {
        return aliceIn(home);
    }
}
