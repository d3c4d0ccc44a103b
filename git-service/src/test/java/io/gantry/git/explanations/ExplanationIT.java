package io.gantry.git.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplanationIT extends GitIT {
    private String name = "";

    @BeforeEach
    void makeRepository() {
        name = aName("ns") + "/repo";
        create(
                Map.of(
                        "name",
                        name,
                        "users",
                        List.of("alice", "bob"),
                        "readonlyusers",
                        List.of("carol"),
                        "team",
                        "payments"));
    }

    @Test
    void namesEachRuleThatGivesARight() {
        GATEWAY.knows("bob", Role.DEVELOPER, "payments", "others");
        JsonNode json = explain("bob");
        assertThat(json.at("/role").asString()).isEqualTo("developer");
        assertThat(json.at("/groups").toString()).isEqualTo("[\"others\",\"payments\"]");
        assertThat(json.at("/write").toString())
                .isEqualTo(
                        "{\"allowed\":true,\"because\":[\"is among its users\",\"is in the owning team\"]}");
        assertThat(json.at("/administer/because/0").asString())
                .isEqualTo("is in the owning team and a developer or above");
    }

    @Test
    void saysThatNoRuleGivesIt() {
        GATEWAY.knows("eve", Role.DEVELOPER);
        assertThat(explain("eve").at("/read").toString())
                .isEqualTo("{\"allowed\":false,\"because\":[]}");
        assertThat(explain("nobody-has-this-name").at("/write/allowed").asBoolean()).isFalse();
    }

    @Test
    void leavesADisabledUserNothing() {
        GATEWAY.disables("bob");
        JsonNode json = explain("bob");
        assertThat(json.at("/disabled").asBoolean()).isTrue();
        assertThat(json.at("/write/allowed").asBoolean()).isFalse();
        assertThat(json.at("/write/because/0").asString()).isEqualTo("is among its users");
    }

    @Test
    void isForThoseWhoAdminister() {
        String path = "/repository/" + name + "/access?user=bob";
        get(as("carol", Role.DEVELOPER), path)
                .is(403, "You don't have access to administer this repository.\n");
        get(as("eve", Role.DEVELOPER), path).is(404, "repository not found\n");
        get(as("eve", Role.DEVELOPER), "/repository/none/access?user=bob")
                .is(404, "repository not found\n");
        get(alice(), "/repository/" + name + "/access")
                .is(400, "parameter user is missing: whose access is to be explained\n");
    }

    private JsonNode explain(String user) {
        Answer answer = get(alice(), "/repository/" + name + "/access?user=" + user);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
