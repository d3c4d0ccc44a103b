package io.gantry.git.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.testing.EventProbe;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepositoriesIT extends GitIT {
    private final String name = aName("repo");

    @Test
    void makesARepositoryAndTellsOfIt() {
        send(
                        alice(),
                        POST,
                        "/repository",
                        "{\"Name\":\"%s\",\"users\":[\"alice\"]}".formatted(name))
                .is(200, "Repository \"%s\" successfully created\n".formatted(name));
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message = probe.await("repository.created", "repository/" + name);
            JsonNode after = JsonMapper.shared().readTree(message.value()).path("after");
            assertThat(after.path("id").asString()).isEqualTo(message.key());
            assertThat(after.path("createdBy").asString()).isEqualTo("alice");
        }
    }

    @Test
    void showsAddressesToReadersAndAccessToAdministrators() {
        create(Map.of("name", name, "users", List.of("bob"), "readonlyusers", List.of("carol")));
        get(as("bob", Role.VIEWER), "/repository/" + name + "?:name=" + name)
                .is(
                        200,
                        """
                        {"git_url":"https://gantry.example.com/git/%1$s.git","name":"%1$s",\
                        "public":false,"ssh_url":"ssh://git@git.example.com:2222/%1$s.git"}\
                        """
                                .formatted(name));
        assertThat(get(alice(), "/repository/" + name).body())
                .endsWith(",\"users\":[\"bob\"],\"readonlyusers\":[\"carol\"],\"ispublic\":false}");
    }

    @Test
    void hidesAPrivateRepositoryFromAStrangerOnEveryRoute() {
        create(Map.of("name", name, "users", List.of("alice")));
        String missing = aName("missing");
        var eve = as("eve", Role.DEVELOPER);
        String body = "{\"repositories\":[\"%s\"],\"users\":[\"eve\"]}";
        for (String asked : List.of(name, missing)) {
            get(eve, "/repository/" + asked).is(404, "repository not found\n");
            send(eve, PUT, "/repository/" + asked, "{").is(404, "repository not found\n");
            send(eve, DELETE, "/repository/" + asked, "null").is(404, "repository not found\n");
            send(eve, POST, "/repository/grant", body.formatted(asked))
                    .is(404, "repository not found\n");
            send(eve, DELETE, "/repository/revoke", body.formatted(asked))
                    .is(404, "repository not found\n");
            send(eve, PUT, "/repository/set", body.formatted(asked))
                    .is(404, "repository not found\n");
        }
        assertThat(get(eve, "/repository").body()).doesNotContain(name);
    }

    @Test
    void tellsAReaderThatHeMayNotAdminister() {
        create(Map.of("name", name, "users", List.of("bob")));
        send(as("bob", Role.DEVELOPER), DELETE, "/repository/" + name, "")
                .is(403, "You don't have access to administer this repository.\n");
        get(alice(), "/repository/" + name);
    }

    @Test
    void needsTheRoleDeveloper() {
        send(as("vic", Role.VIEWER), POST, "/repository", "{\"name\":\"x\",\"users\":[\"vic\"]}")
                .is(403, "needs role developer, you have viewer\n");
    }

    @Test
    void refusesWhatIsWrongInTheWordsOfTheFirstServer() {
        create(Map.of("name", name, "users", List.of("alice")));
        post("").is(400, "Could not parse json: unexpected end of JSON input\n");
        post("{\"name\":\"a.b\",\"users\":[]}").is(400, "repository name is not valid\n");
        post("{\"name\":\"x\",\"users\":[]}").is(400, "repository should have at least one user\n");
        post("{\"name\":\"%s\",\"users\":[\"a\"]}".formatted(name))
                .is(409, "repository already exists\n");
    }

    @Test
    void refusesABodyAboveOneMebibyte() {
        post("{\"name\":\"%s\"}".formatted("x".repeat(1 << 20)))
                .is(413, "body is larger than 1048576 bytes\n");
    }

    @Test
    void keepsNamespacesApart() {
        String inside = name + "/inner";
        create(Map.of("name", name, "users", List.of("alice")));
        create(Map.of("name", inside, "users", List.of("alice"), "ispublic", true));
        assertThat(get(alice(), "/repository/" + inside).body()).contains("\"public\":true");
        assertThat(get(alice(), "/repository/" + name).body()).contains("\"public\":false");
        assertThat(get(alice(), "/repository/" + inside + "/").status()).isEqualTo(200);
        assertThat(get(alice(), "//repository//" + inside).status()).isEqualTo(200);
    }

    @Test
    void takesAnEncodedSlashForASlash() {
        create(Map.of("name", name + "/inner", "users", List.of("alice")));
        var answer =
                alice().get()
                        .uri(URI.create(url() + "/repository/" + name + "%2Finner"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult();
        assertThat(answer.getResponseBody()).contains("\"name\":\"" + name + "/inner\"");
    }

    @Test
    void changesOnlyWhatTheBodyNames() {
        create(Map.of("name", name, "users", List.of("alice"), "readonlyusers", List.of("bob")));
        send(alice(), PUT, "/repository/" + name, "{\"isPublic\":true,\"users\":[\"carol\"]}")
                .is(200, "");
        assertThat(get(alice(), "/repository/" + name).body())
                .contains(
                        "\"users\":[\"carol\"]", "\"readonlyusers\":[\"bob\"]", "\"public\":true");
    }

    @Test
    void givesARepositoryToATeam() {
        create(Map.of("name", name, "users", List.of("bob")));
        send(alice(), PUT, "/repository/" + name, "{\"team\":\"payments\"}").is(200, "");
        var member = as("dan", Role.DEVELOPER, "payments");
        assertThat(get(member, "/repository/" + name).body()).contains("\"team\":\"payments\"");
        send(member, PUT, "/repository/" + name, "{\"team\":\"\"}").is(200, "");
        assertThat(get(member, "/repository/" + name).status()).isEqualTo(404);
    }

    @Test
    void renamesAndRefusesATakenOrBadName() {
        String other = aRepository();
        create(Map.of("name", name, "users", List.of("alice")));
        rename("{\"name\":\"%s\"}".formatted(other)).is(409, "repository already exists\n");
        rename("{\"name\":\"../x\"}").is(400, "repository name is not valid\n");
        String renamed = aName("ns") + "/renamed";
        rename("{\"name\":\"%s\"}".formatted(renamed)).is(200, "");
        assertThat(get(alice(), "/repository/" + name).status()).isEqualTo(404);
        assertThat(get(alice(), "/repository/" + renamed).status()).isEqualTo(200);
    }

    @Test
    void removesARepositoryAndLetsItsNameBeTakenAgain() {
        create(Map.of("name", name, "users", List.of("alice")));
        send(alice(), DELETE, "/repository/" + name, "null")
                .is(200, "Repository \"%s\" successfully removed\n".formatted(name));
        assertThat(get(alice(), "/repository/" + name).status()).isEqualTo(404);
        create(Map.of("name", name, "users", List.of("alice")));
    }

    @Test
    void listsByNameInPages() {
        String prefix = aName("page");
        for (String last : List.of("c", "a", "b")) {
            create(Map.of("name", prefix + last, "users", List.of("paul")));
        }
        var paul = as("paul", Role.VIEWER);
        List<String> names = new ArrayList<>();
        String next = "/repository?limit=2&count=true";
        String total = "";
        while (!next.isEmpty()) {
            var page = get(paul, next);
            JsonMapper.shared()
                    .readTree(page.body())
                    .forEach(one -> names.add(one.path("name").asString()));
            total = String.valueOf(page.headers().getFirst("X-Total-Count"));
            String link = String.valueOf(page.headers().getFirst("Link"));
            next = link.contains("<") ? link.substring(1, link.indexOf('>')) : "";
        }
        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(names).containsSubsequence(prefix + "a", prefix + "b", prefix + "c");
        assertThat(total).isEqualTo(String.valueOf(names.size()));
    }

    @Test
    void givesTheSameAnswerToARequestThatComesAgain() {
        String body = "{\"name\":\"%s\",\"users\":[\"alice\"]}".formatted(name);
        var once = alice().mutate().defaultHeader("Idempotency-Key", aName("key")).build();
        for (int i = 0; i < 2; i++) {
            send(once, POST, "/repository", body)
                    .is(200, "Repository \"%s\" successfully created\n".formatted(name));
        }
    }

    @Test
    void answersAnUnknownPathAndMethodAsTheFirstServer() {
        get(alice(), "/repository/a/b/c").is(404, "404 page not found\n");
        send(alice(), POST, "/repository/whatever", "{}").is(404, "404 page not found\n");
    }

    @Test
    void asksWhoeverIsNotKnownForBasicCredentials() {
        var answer = get(client(), "/repository/" + name);
        answer.is(401, "authentication is required\n");
        assertThat(answer.headers().getFirst("WWW-Authenticate")).startsWith("Basic ");
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/plain");
    }

    private Answer post(String body) {
        return send(alice(), POST, "/repository", body);
    }

    private Answer rename(String body) {
        return send(alice(), PUT, "/repository/" + name, body);
    }
}
