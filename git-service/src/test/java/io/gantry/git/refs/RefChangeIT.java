package io.gantry.git.refs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.WorkTreeIT;
import io.gantry.testing.EventProbe;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

class RefChangeIT extends WorkTreeIT {
    @BeforeEach
    void push() {
        git().in(work, "push", "-q", address(name), "master");
    }

    @Test
    void makesABranchAndTellsOfItAsOfAPush() {
        Answer made = post("/branches", "{\"name\":\"feature/x\",\"ref\":\"master\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(made.body()).path("name").asString())
                .isEqualTo("feature/x");
        assertThat(refs()).contains(head() + "\trefs/heads/feature/x");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message =
                    probe.await(one ->
                            one.value() != null
                                    && EventProbe.header(one, "ce_type").equals("git.pushed")
                                    && new String(one.value(), UTF_8)
                                            .contains("refs/heads/feature/x"));
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("alice");
            assertThat(EventProbe.header(message, "traceparent")).startsWith("00-");
        }
    }

    @Test
    void makesLightAndAnnotatedTags() {
        assertThat(post("/tags", "{\"name\":\"light\"}").status()).isEqualTo(200);
        Answer made = post("/tags", "{\"name\":\"v1\",\"message\":\"the first\"}");
        assertThat(JsonMapper.shared().readTree(made.body()).at("/tagger/name").asString())
                .isEqualTo("alice");
        git().in(work, "fetch", "-q", "--tags", address(name));
        assertThat(git().in(work, "cat-file", "-t", "v1")).isEqualTo("tag");
        assertThat(git().in(work, "cat-file", "-t", "light")).isEqualTo("commit");
        assertThat(git().in(work, "tag", "-l", "--format=%(contents)", "v1"))
                .isEqualTo("the first");
        assertThat(git().in(work, "fsck", "--full", "--strict")).isEmpty();
    }

    @Test
    void removesThem() {
        post("/branches", "{\"name\":\"gone\"}");
        delete(alice(), "/branches?name=gone").is(200, "Branch \"gone\" successfully removed\n");
        delete(alice(), "/branches?name=gone").is(404, "refs/heads/gone not found\n");
        post("/tags", "{\"name\":\"gone\"}");
        delete(alice(), "/tags?name=gone").is(200, "Tag \"gone\" successfully removed\n");
        assertThat(refs()).doesNotContain("gone");
    }

    @Test
    void takesNoNameTwice() {
        post("/branches", "{\"name\":\"x\"}");
        post("/branches", "{\"name\":\"x\"}")
                .is(409, "refs/heads/x already exists or stands in the way of another\n");
        assertThat(post("/branches", "{\"name\":\"x/y\"}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a..b",
                "-x",
                "a b",
                "x.lock",
                "/x",
                "x/",
                "../x",
                "0123456789012345678901234567890123456789"
            })
    void refusesWhatGitCallsNoName(String branch) {
        post("/branches", JsonMapper.shared().writeValueAsString(Map.of("name", branch)))
                .is(400, "\"%s\" is no name of a branch\n".formatted(branch));
    }

    @Test
    void isForThoseWhoMayWrite() {
        String body = "{\"name\":\"x\"}";
        String path = "/repository/" + name + "/branches";
        send(as("bob", Role.VIEWER), POST, path, body)
                .is(403, "You don't have access to write in this repository.\n");
        send(as("eve", Role.DEVELOPER), POST, path, body).is(404, "repository not found\n");
        delete(as("bob", Role.VIEWER), "/branches?name=master")
                .is(403, "You don't have access to write in this repository.\n");
        post("/branches", "{\"name\":\"x\",\"ref\":\"none\"}")
                .is(404, "ref none names no commit\n");
        assertThat(refs()).doesNotContain("refs/heads/x");
    }

    private Answer post(String route, String body) {
        return send(alice(), POST, "/repository/" + name + route, body);
    }

    private Answer delete(WebTestClient as, String route) {
        return send(as, DELETE, "/repository/" + name + route, "");
    }

    private String refs() {
        return git().ok("ls-remote", address(name));
    }

    private String head() {
        return git().in(work, "rev-parse", "HEAD");
    }
}
