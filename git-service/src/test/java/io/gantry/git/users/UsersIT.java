package io.gantry.git.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import io.gantry.testing.EventProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

class UsersIT extends GitIT {
    @TempDir private Path home;
    private final String user = aName("u");

    @Test
    void makesAUserWithKeysAndTellsOfBoth() throws IOException {
        String key = aKey("ed25519");
        createUser(Map.of("laptop", key));
        get(admin(), "/user/" + user + "/keys").is(200, "{\"laptop\":\"%s\"}".formatted(key));
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            probe.await("git-user.created", "user/" + user);
            probe.await("ssh-key.created", "user/" + user);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void takesTheKeysThatSshKeygenMakes(String type) throws IOException {
        createUser(Map.of());
        add(Map.of("k", aKey(type))).is(200, "Key(s) successfully created");
    }

    @Test
    void makesNoUserWhoseKeyIsBadOrTaken() throws IOException {
        String taken = aKey("ed25519");
        createUser(Map.of("k", taken));
        String other = aName("other");
        create(other, "{\"k\":\"ssh-rsa nonsense\"}").is(400, "Invalid key\n");
        create(other, "{\"k\":\"%s\"}".formatted(taken)).is(409, "Key already exists.\n");
        get(admin(), "/user/" + other + "/keys").is(404, "user not found\n");
    }

    @Test
    void refusesASecondUserOfTheNameInWhateverCase() {
        createUser(Map.of());
        create(user, "null").is(409, "user already exists\n");
        create("U" + user.substring(1), "{}").is(409, "user already exists\n");
    }

    @Test
    void refusesWhatIsWrongInTheWordsOfTheFirstServer() {
        send(admin(), POST, "/user", "")
                .is(
                        400,
                        "Got error while parsing body: Could not parse json: unexpected end of JSON"
                                + " input\n");
        create("a b", "{}").is(400, "username is not valid\n");
        create("..", "{}").is(400, "username is not valid\n");
        create("`id`", "{}").is(400, "username is not valid\n");
        createUser(Map.of());
        add(Map.of()).is(400, "A key is needed\n");
        add(Map.of("k", "no key")).is(400, "Invalid key\n");
        send(admin(), PUT, "/user/" + user + "/key/k", "no key").is(400, "Invalid key\n");
        send(admin(), DELETE, "/user/" + user + "/key/k", "").is(404, "Key not found\n");
        send(admin(), DELETE, "/user/" + aName("nobody"), "null").is(404, "user not found\n");
    }

    @Test
    void addsAllKeysOrNone() throws IOException {
        createUser(Map.of());
        add(Map.of("a", aKey("ed25519"), "b", "no key")).is(400, "Invalid key\n");
        get(admin(), "/user/" + user + "/keys").is(200, "{}");
    }

    @Test
    void replacesAndRemovesAKey() throws IOException {
        createUser(Map.of("my key", aKey("ed25519")));
        String other = aKey("ecdsa");
        send(admin(), PUT, "/user/" + user + "/key/my key", other)
                .is(200, "Key \"my key\" successfully updated!");
        get(admin(), "/user/" + user + "/keys").is(200, "{\"my key\":\"%s\"}".formatted(other));
        send(admin(), DELETE, "/user/" + user + "/key/my key", "null")
                .is(200, "Key \"my key\" successfully removed");
        send(admin(), PUT, "/user/" + user + "/key/my key", other).is(404, "Key not found\n");
    }

    @Test
    void refusesAKeyOfSomebodyElse() throws IOException {
        String key = aKey("ed25519");
        createUser(Map.of("k", key, "l", aKey("ecdsa")));
        send(admin(), PUT, "/user/" + user + "/key/l", key + " other comment")
                .is(409, "Key already exists.\n");
    }

    @Test
    void letsAUserManageHisOwnKeysAndNobodyElses() throws IOException {
        createUser(Map.of());
        String body = JsonMapper.shared().writeValueAsString(Map.of("k", aKey("ed25519")));
        send(as(user, Role.VIEWER), POST, "/user/" + user + "/key", body)
                .is(200, "Key(s) successfully created");
        String refusal = "only %1$s and admins may see and change the keys of %1$s\n";
        send(as("eve", Role.PLATFORM_ENGINEER), POST, "/user/" + user + "/key", body)
                .is(403, refusal.formatted(user));
        get(as("eve", Role.VIEWER), "/user/" + user + "/keys").is(403, refusal.formatted(user));
    }

    /** The event that told of him was lost, or came before a backup that was restored. */
    @Test
    void learnsOfAUserWhoBringsAKeyAndOfWhomNoEventTold() throws IOException {
        String body = JsonMapper.shared().writeValueAsString(Map.of("k", aKey("ed25519")));
        send(admin(), POST, "/user/" + user + "/key", body).is(404, "user not found\n");
        send(as(user, Role.VIEWER), POST, "/user/" + user + "/key", body)
                .is(200, "Key(s) successfully created");
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            probe.await("git-user.created", "user/" + user);
            probe.await("ssh-key.created", "user/" + user);
        }
    }

    @Test
    void makesNobodyAnewWhoWasRemoved() throws IOException {
        database.sql(
                        """
                        INSERT INTO people (id, name, role, groups, disabled, gone, sequence)
                        VALUES (gen_random_uuid(), :name, 'viewer', '{}', false, true, 1)
                        """)
                .bind("name", user)
                .then()
                .block();
        String body = JsonMapper.shared().writeValueAsString(Map.of("k", aKey("ed25519")));
        send(as(user, Role.VIEWER), POST, "/user/" + user + "/key", body)
                .is(404, "user not found\n");
    }

    @Test
    void isForAdmins() {
        send(alice(), POST, "/user", "{\"name\":\"x\"}")
                .is(403, "needs role admin, you have developer\n");
        send(alice(), DELETE, "/user/" + user, "")
                .is(403, "needs role admin, you have developer\n");
        assertThat(get(anonymous(), "/user").status()).isEqualTo(401);
    }

    @Test
    void removesAUserFromAllListsSoThatNobodyInheritsThem() {
        createUser(Map.of());
        String repository = aName("repo");
        create(
                Map.of(
                        "name", repository,
                        "users", List.of("alice", user),
                        "readonlyusers", List.of(user)));
        send(admin(), DELETE, "/user/" + user, "null")
                .is(200, "User \"%s\" successfully removed\n".formatted(user));
        assertThat(get(alice(), "/repository/" + repository).body())
                .contains("\"users\":[\"alice\"]", "\"readonlyusers\":[]");
    }

    @Test
    void endsTheRightOfTheCreatorSoThatNobodyInheritsIt() {
        createUser(Map.of());
        WebTestClient creator = as(user, Role.DEVELOPER);
        String repository = aName("repo");
        send(
                creator,
                POST,
                "/repository",
                "{\"name\":\"%s\",\"users\":[\"alice\"]}".formatted(repository));
        assertThat(get(creator, "/repository/" + repository).status()).isEqualTo(200);
        send(admin(), DELETE, "/user/" + user, "null");
        assertThat(get(creator, "/repository/" + repository).status()).isEqualTo(404);
        send(creator, DELETE, "/repository/" + repository, "").is(404, "repository not found\n");
    }

    @Test
    void keepsAUserWhoIsTheLastOfARepository() {
        createUser(Map.of());
        create(Map.of("name", aName("repo"), "users", List.of(user)));
        send(admin(), DELETE, "/user/" + user, "")
                .is(
                        409,
                        "Could not remove user: user is the only one with access to at least one of"
                                + " it's repositories\n");
    }

    @Test
    void listsUsersByNameInPages() {
        createUser(Map.of());
        var page = get(alice(), "/user?limit=1&count=true");
        assertThat(page.status()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(page.body())).hasSize(1);
        assertThat(get(alice(), "/user").body()).contains("{\"name\":\"" + user + "\"}");
    }

    private void createUser(Map<String, String> keys) {
        create(user, JsonMapper.shared().writeValueAsString(keys))
                .is(200, "User \"%s\" successfully created\n".formatted(user));
    }

    private Answer create(String name, String keys) {
        return send(admin(), POST, "/user", "{\"name\":\"%s\",\"keys\":%s}".formatted(name, keys));
    }

    private Answer add(Map<String, String> keys) {
        return send(
                admin(),
                POST,
                "/user/" + user + "/key",
                JsonMapper.shared().writeValueAsString(keys));
    }

    private String aKey(String type) throws IOException {
        Path file = home.resolve(aName(type));
        new RealGit(home)
                .program(
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                type,
                                "-N",
                                "",
                                "-C",
                                "ann@home",
                                "-f",
                                file.toString()));
        return Files.readString(Path.of(file + ".pub")).strip();
    }
}
