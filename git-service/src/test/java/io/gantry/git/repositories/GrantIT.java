package io.gantry.git.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class GrantIT extends GitIT {
    private String one = "";
    private String two = "";

    @BeforeEach
    void makeRepositories() {
        one = aRepository();
        two = aRepository();
    }

    @Test
    void hidesFromItsCreatorWhatHeGaveAwayToRead() {
        ask(DELETE, "/repository/revoke", "\"alice\"");
        assertThat(get(alice(), "/git/" + one + ".git/info/refs?service=git-upload-pack").status())
                .isEqualTo(404);
        assertThat(get(alice(), "/git/" + one + ".git/info/refs?service=git-receive-pack").status())
                .isEqualTo(404);
        assertThat(get(alice(), "/repository/" + one).status()).isEqualTo(200);
    }

    @Test
    void refusesTheNameOfThoseWithoutCredentials() {
        ask(POST, "/repository/grant?readonly=yes", "\"(anonymous)\"")
                .is(400, "username is not valid\n");
        assertThat(get(anonymous(), "/repository/" + one).status()).isNotEqualTo(200);
    }

    @Test
    void refusesTextThatCannotBeStored() {
        String told = "Could not parse json: invalid character '\\x00' in string literal\n";
        send(
                        alice(),
                        POST,
                        "/repository/grant",
                        "{\"users\":[\"u\"],\"repositories\":[\"a\\u0000b\"]}")
                .is(400, told);
        send(alice(), HttpMethod.PUT, "/repository/" + one, "{\"team\":\"a\\u0000b\"}")
                .is(400, told);
    }

    @Test
    void grantsFullAccessToSeveralUsersInSeveralRepositories() {
        ask(POST, "/repository/grant", "\"u\",\"w\"")
                .is(
                        200,
                        "Successfully granted full access to users \"[u w]\" into repository \"[%s %s]\""
                                .formatted(one, two));
        assertThat(shown(one)).contains("\"users\":[\"alice\",\"u\",\"w\"]");
        assertThat(shown(two)).contains("\"users\":[\"alice\",\"u\",\"w\"]");
    }

    @Test
    void grantsReadOnlyAccessOnlyWhenToldYes() {
        ask(POST, "/repository/grant?readonly=yes", "\"u\"")
                .is(
                        200,
                        "Successfully granted read-only access to users \"[u]\" into repository \"[%s %s]\""
                                .formatted(one, two));
        assertThat(shown(one))
                .contains("\"users\":[\"alice\"]")
                .contains("\"readonlyusers\":[\"u\"]");
        ask(POST, "/repository/grant?readonly=true", "\"u\"");
        assertThat(shown(one)).contains("\"users\":[\"alice\",\"u\"]");
    }

    @Test
    void revokesFromBothLists() {
        ask(POST, "/repository/grant?readonly=yes", "\"alice\"");
        ask(DELETE, "/repository/revoke", "\"alice\"")
                .is(
                        200,
                        "Successfully revoked access to users \"[alice]\" into repositories \"[%s %s]\""
                                .formatted(one, two));
        assertThat(shown(one)).contains("\"users\":[]", "\"readonlyusers\":[]");
    }

    @Test
    void setsAListAnew() {
        ask(PUT, "/repository/set", "\"john\",\"james\"")
                .is(
                        200,
                        "Successfully set full access to users \"[john james]\" into repository \"[%s %s]\""
                                .formatted(one, two));
        assertThat(shown(one)).contains("\"users\":[\"john\",\"james\"]");
        ask(PUT, "/repository/set?readonly=yes", "\"bob\"");
        assertThat(shown(one)).contains("\"readonlyusers\":[\"bob\"]");
    }

    @Test
    void changesNothingIfOneOfTheRepositoriesIsMissing() {
        send(
                        alice(),
                        POST,
                        "/repository/grant",
                        "{\"repositories\":[\"%s\",\"nothing\"],\"users\":[\"u\"]}".formatted(one))
                .is(404, "repository not found\n");
        assertThat(shown(one)).contains("\"users\":[\"alice\"]");
    }

    @Test
    void saysWhatIsMissingInTheBody() {
        grant("{}").is(400, "It is need a user list\n");
        grant("null").is(400, "It is need a user list\n");
        grant("{\"users\":[\"a\"]}").is(400, "It is need a repository list\n");
        grant("{\"users\":\"a\"}")
                .is(
                        400,
                        "Could not parse json: json: cannot unmarshal string into Go value of type"
                                + " []string\n");
        grant("{\"users\":[\"a\"],]}")
                .is(
                        400,
                        "Could not parse json: invalid character ']' looking for beginning of object"
                                + " key string\n");
        grant("{\"repositories\":[],\"users\":[]}").is(404, "repository not found\n");
        send(alice(), PUT, "/repository/set", "{\"users\":[]}").is(404, "repository not found\n");
    }

    @Test
    void isForThoseWhoAdminister() {
        ask(POST, "/repository/grant", "\"bob\"");
        send(
                        as("bob", Role.DEVELOPER),
                        POST,
                        "/repository/grant",
                        "{\"repositories\":[\"%s\"],\"users\":[\"u\"]}".formatted(one))
                .is(403, "You don't have access to administer this repository.\n");
    }

    private Answer grant(String body) {
        return send(alice(), POST, "/repository/grant", body);
    }

    private Answer ask(HttpMethod method, String path, String users) {
        return send(
                alice(),
                method,
                path,
                "{\"repositories\":[\"%s\",\"%s\"],\"users\":[%s]}".formatted(one, two, users));
    }

    private String shown(String repository) {
        return get(alice(), "/repository/" + repository).body();
    }
}
