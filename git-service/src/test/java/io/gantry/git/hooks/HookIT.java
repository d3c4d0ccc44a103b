package io.gantry.git.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.testing.EventProbe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HookIT extends GitIT {
    @AfterEach
    void removeHooksOfRepositoriesToCome() {
        List.of("pre-receive", "update", "post-receive")
                .forEach(hook -> send(admin(), DELETE, "/hook/" + hook, ""));
    }

    @ParameterizedTest
    @CsvSource({"/hook/update, update", "/repository/hook/pre-receive, pre-receive"})
    void installsInTheRepositoriesThatAreNamed(String path, String hook) {
        String one = aRepository();
        String two = aRepository();
        send(admin(), POST, path, install("#!/bin/sh\nexit 0\n", one, two))
                .is(200, "hook %s successfully created for [%s %s]\n".formatted(hook, one, two));
        get(admin(), "/hook/%s?repository=%s".formatted(hook, two)).is(200, "#!/bin/sh\nexit 0\n");
        assertThat(listed())
                .anyMatch(node ->
                        node.path("repository").asString("").equals(one)
                                && node.path("name").asString().equals(hook)
                                && node.path("size").asInt() == 17
                                && node.path("changedBy").asString().equals("root"));
    }

    @Test
    void replacesTheHookThatIsThere() {
        String name = aRepository();
        send(admin(), POST, "/hook/update", install("one", name));
        send(admin(), POST, "/hook/update", install("two", name));
        get(admin(), "/hook/update?repository=" + name).is(200, "two");
    }

    @Test
    void givesACopyToRepositoriesThatAreMadeLater() {
        String before = aRepository();
        send(admin(), POST, "/hook/update", "{\"content\":\"first\"}")
                .is(200, "hook update successfully created\n");
        String after = aRepository();
        send(admin(), POST, "/hook/update", "{\"content\":\"second\",\"repositories\":[]}");
        get(admin(), "/hook/update?repository=" + before).is(404, "hook not found\n");
        get(admin(), "/hook/update?repository=" + after).is(200, "first");
        get(admin(), "/hook/update").is(200, "second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\nexit 1\n",
                "{\"repositories\":\"c1\",\"content\":\"x\"}",
                "[1]",
                "7",
                "{\"content\":7}"
            })
    void takesAnyOtherBodyForTheHookItself(String body) {
        send(admin(), POST, "/hook/post-receive", body)
                .is(200, "hook post-receive successfully created\n");
        get(admin(), "/hook/post-receive").is(200, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"CONTENT\":\"\"}"})
    void takesNothingForAnEmptyHook(String body) {
        send(admin(), POST, "/hook/post-receive", body)
                .is(200, "hook post-receive successfully created\n");
        get(admin(), "/hook/post-receive").is(200, "");
    }

    @Test
    void installsNothingIfOneRepositoryIsMissing() {
        String name = aRepository();
        send(admin(), POST, "/hook/update", install("x", name, "nowhere", "../x/trav"))
                .is(404, "repository not found\n");
        get(admin(), "/hook/update?repository=" + name).is(404, "hook not found\n");
    }

    @Test
    void removesAHook() {
        String name = aRepository();
        send(admin(), POST, "/hook/update", install("x", name));
        send(admin(), DELETE, "/hook/update?repository=" + name, "")
                .is(200, "hook update successfully removed from [%s]\n".formatted(name));
        send(admin(), DELETE, "/hook/update?repository=" + name, "").is(404, "hook not found\n");
    }

    @Test
    void knowsNoOtherHooks() {
        String refusal =
                "Unsupported hook, valid options are: post-receive, pre-receive or update\n";
        send(admin(), POST, "/hook/post-update", "x").is(400, refusal);
        get(admin(), "/hook/none").is(400, refusal);
        send(admin(), DELETE, "/hook/none", "").is(400, refusal);
    }

    @Test
    void isForAdministratorsAlone() {
        String name = aRepository();
        for (Role role : List.of(Role.VIEWER, Role.DEVELOPER, Role.PLATFORM_ENGINEER)) {
            var somebody = as("alice", role);
            assertThat(send(somebody, POST, "/hook/update", install("x", name)).status())
                    .isEqualTo(403);
            assertThat(send(somebody, POST, "/repository/hook/none", "x").status()).isEqualTo(403);
            assertThat(send(somebody, DELETE, "/hook/update", "").status()).isEqualTo(403);
            assertThat(get(somebody, "/hook").status()).isEqualTo(403);
            assertThat(get(somebody, "/hook/update").status()).isEqualTo(403);
        }
    }

    @Test
    void tellsOfWhatWasInstalledAndRemoved() {
        String name = aRepository();
        send(admin(), POST, "/hook/update", install("secret", name));
        send(admin(), DELETE, "/hook/update?repository=" + name, "");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var installed = probe.await("hook.created", "hook/update");
            JsonNode event = JsonMapper.shared().readTree(installed.value());
            assertThat(event.path("sha256").asString()).hasSize(64);
            assertThat(event.toString()).doesNotContain("secret");
            assertThat(EventProbe.header(installed, "ce_actor")).isEqualTo("root");
            probe.await("hook.deleted", "hook/update");
        }
    }

    private List<JsonNode> listed() {
        Answer answer = get(admin(), "/hook?limit=500&count=true");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getFirst("X-Total-Count")).isNotBlank();
        return List.copyOf(JsonMapper.shared().readTree(answer.body()).values());
    }

    private static String install(String content, String... repositories) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("content", content, "repositories", List.of(repositories)));
    }
}
