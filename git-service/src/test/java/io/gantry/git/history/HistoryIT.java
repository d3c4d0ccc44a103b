package io.gantry.git.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.git.WorkTreeIT;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryIT extends WorkTreeIT {
    @BeforeEach
    void pushSomeHistory() {
        git().commit(work, "src/a.txt", "one\ntwo\nthree\n");
        git().in(work, "checkout", "-q", "-b", "feature/x");
        git().commit(work, "src/a.txt", "one\n2\nthree\nfour\n");
        git().commit(work, "src/b.txt", "new\n");
        git().in(work, "checkout", "-q", "master");
        git().commit(work, "README", "changed\n");
        git().in(work, "push", "-q", address(name), "master", "feature/x");
    }

    @Test
    void blamesEachLineOnTheCommitThatBroughtIt() {
        JsonNode blame = read("/blame?ref=feature/x&path=/src/a.txt");
        assertThat(blame.path("ref").asString()).isEqualTo(id("feature/x"));
        assertThat(blame.path("parts").values())
                .extracting(part ->
                        "%d+%d %s %d"
                                .formatted(
                                        part.path("line").asInt(),
                                        part.path("lines").asInt(),
                                        part.path("ref").asString(),
                                        part.path("sourceLine").asInt()))
                .containsExactly(
                        "1+1 %s 1".formatted(id("feature/x~2")),
                        "2+1 %s 2".formatted(id("feature/x~1")),
                        "3+1 %s 3".formatted(id("feature/x~2")),
                        "4+1 %s 4".formatted(id("feature/x~1")));
        assertThat(blame.at("/parts/0/author/email").asString()).isEqualTo("ann@example.com");
        assertThat(blame.at("/parts/0/subject").asString()).isEqualTo("Change src/a.txt");
    }

    @Test
    void comparesWhatTwoRevisionsHaveSinceTheyParted() {
        JsonNode json = read("/compare?base=master&head=feature/x");
        assertThat(json.path("ahead").asInt()).isEqualTo(2);
        assertThat(json.path("behind").asInt()).isEqualTo(1);
        assertThat(json.path("mergeBase").asString()).isEqualTo(id("master~1"));
        assertThat(json.path("commits").values())
                .extracting(commit -> commit.path("ref").asString())
                .containsExactly(id("feature/x"), id("feature/x~1"));
        assertThat(json.path("files").values())
                .extracting(
                        file -> file.path("change").asString() + " " + file.path("path").asString())
                .containsExactly("modified src/a.txt", "added src/b.txt");
        Answer diff = get(alice(), json.at("/_links/diff").asString());
        assertThat(diff.body()).isEqualTo(git().in(work, "diff", "master...feature/x") + "\n");
        JsonNode same = read("/compare?base=master&head=master");
        assertThat(same.path("ahead").asInt() + same.path("behind").asInt()).isZero();
    }

    @Test
    void comparesHistoriesThatNeverWereOne() {
        git().in(work, "checkout", "-q", "--orphan", "alone");
        git().commit(work, "other", "x\n");
        git().in(work, "push", "-q", address(name), "alone");
        JsonNode json = read("/compare?base=master&head=alone");
        assertThat(json.path("mergeBase").asString()).isEmpty();
        assertThat(json.path("ahead").asInt()).isEqualTo(1);
        assertThat(json.path("behind").asInt()).isEqualTo(3);
    }

    @Test
    void showsOneCommitWithWhatItChanged() {
        JsonNode json = read("/commits/" + id("feature/x"));
        assertThat(json.path("subject").asString()).isEqualTo("Change src/b.txt");
        assertThat(json.path("message").asString()).isEqualTo("Change src/b.txt\n");
        assertThat(json.at("/parent/0").asString()).isEqualTo(id("feature/x~1"));
        assertThat(json.path("files").values())
                .extracting(file -> file.path("path").asString())
                .containsExactly("src/b.txt");
        JsonNode root = read("/commits/" + id("master~2"));
        assertThat(root.path("parent").isNull()).isTrue();
        assertThat(root.at("/files/0/change").asString()).isEqualTo("added");
    }

    @Test
    void findsNothingForAStrangerAsIfNothingWereThere() {
        for (String route :
                List.of(
                        "/blame?path=README",
                        "/compare?base=master&head=master",
                        "/commits/master")) {
            Answer hidden = get(as("eve", Role.DEVELOPER), "/repository/" + name + route);
            Answer missing = get(as("eve", Role.DEVELOPER), "/repository/none" + route);
            assertThat(hidden.status()).as(route).isEqualTo(404);
            assertThat(hidden.body().replace(name, "none")).isEqualTo(missing.body());
        }
    }

    @Test
    void saysWhatIsMissing() {
        String path = "/repository/" + name;
        get(alice(), path + "/blame?path=none")
                .is(
                        404,
                        "Error when trying to obtain the blame of file none on ref master of repository %s (exit status 128).\n"
                                .formatted(name));
        assertThat(get(alice(), path + "/blame?path=src").status()).isEqualTo(404);
        assertThat(get(alice(), path + "/blame?path=src/../README").status()).isEqualTo(404);
        assertThat(get(alice(), path + "/blame").status()).isEqualTo(400);
        assertThat(get(alice(), path + "/compare?base=master").status()).isEqualTo(400);
        get(alice(), path + "/compare?base=master&head=none")
                .is(
                        404,
                        "Error when trying to compare none with master of repository %s (exit status 128).\n"
                                .formatted(name));
        assertThat(get(alice(), path + "/commits/--all").status()).isEqualTo(404);
    }

    private JsonNode read(String route) {
        Answer answer = get(as("bob", Role.VIEWER), "/repository/" + name + route);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String id(String revision) {
        return git().in(work, "rev-parse", revision);
    }
}
