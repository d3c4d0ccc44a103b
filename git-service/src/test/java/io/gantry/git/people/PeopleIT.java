package io.gantry.git.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.GroupState;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.UserState;
import io.gantry.git.GitIT;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class PeopleIT extends GitIT {
    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private People people;

    private final UUID user = UUID.randomUUID();
    private final String name = aName("p");

    @Test
    void makesAGitUserOfEveryUserOfThePortal() {
        tell("user.created", user, 1, Map.of("after", state(Role.DEVELOPER)));
        awaitPerson(new Person(name, Role.DEVELOPER, Set.of(), false));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(admin(), "/user/" + name + "/keys").status() == 200);
    }

    @Test
    void ignoresWhatComesLate() {
        tell("user.created", user, 5, Map.of("after", state(Role.DEVELOPER)));
        tell("user.updated", user, 4, Map.of("after", state(Role.ADMIN)));
        tell("user.updated", user, 6, Map.of("after", state(Role.VIEWER)));
        awaitPerson(new Person(name, Role.VIEWER, Set.of(), false));
    }

    @Test
    void givesMembersTheRoleOfTheirGroupUntilItIsGone() {
        UUID group = UUID.randomUUID();
        String team = aName("team");
        tell("user.created", user, 1, Map.of("after", state(Role.VIEWER, team)));
        tell("group.created", group, 2, Map.of("after", group(team, Role.PLATFORM_ENGINEER)));
        awaitPerson(new Person(name, Role.PLATFORM_ENGINEER, Set.of(team), false));
        tell("group.deleted", group, 3, Map.of("before", group(team, Role.PLATFORM_ENGINEER)));
        awaitPerson(new Person(name, Role.VIEWER, Set.of(), false));
    }

    @Test
    void removesTheGitUserAndHisNameInRepositoriesWithTheUser() {
        tell("user.created", user, 1, Map.of("after", state(Role.DEVELOPER)));
        awaitPerson(new Person(name, Role.DEVELOPER, Set.of(), false));
        String repository = aName("repo");
        create(Map.of("name", repository, "users", List.of("alice", name)));
        tell("user.deleted", user, 2, Map.of("before", state(Role.DEVELOPER)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(admin(), "/user/" + name + "/keys").status() == 404);
        assertThat(people.find(name).blockOptional()).isEmpty();
        assertThat(get(alice(), "/repository/" + repository).body())
                .contains("\"users\":[\"alice\"]");
    }

    @Test
    void takesHimOutOfListsAlsoIfHeWasNoUserOfGitAnyMore() {
        tell("user.created", user, 1, Map.of("after", state(Role.DEVELOPER)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(admin(), "/user/" + name + "/keys").status() == 200);
        send(admin(), HttpMethod.DELETE, "/user/" + name, "");
        String repository = aName("repo");
        create(Map.of("name", repository, "users", List.of("alice", name)));
        tell("user.deleted", user, 2, Map.of("before", state(Role.DEVELOPER)));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get(alice(), "/repository/" + repository)
                                .body()
                                .contains("\"users\":[\"alice\"]"));
    }

    private void awaitPerson(Person expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> people.find(name).blockOptional().equals(Optional.of(expected)));
    }

    private UserState state(Role role, String... groups) {
        return new UserState(name, name, null, role, false, Set.of(groups), role);
    }

    private static GroupState group(String name, Role role) {
        return new GroupState(name, name, role);
    }

    /** Sends what the gateway would. */
    private void tell(String type, UUID aggregate, long sequence, Map<String, Object> states) {
        Map<String, Object> event = new HashMap<>(states);
        event.put("aggregate", aggregate);
        event.put("sequence", sequence);
        if (type.endsWith(".updated")) {
            event.put("before", states.get("after"));
        }
        var message =
                new ProducerRecord<>(
                        Topic.Names.IDENTITY,
                        aggregate.toString(),
                        JsonMapper.shared().writeValueAsBytes(event));
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        "user/" + name,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "root",
                        "ce_door",
                        "api",
                        "ce_requestid",
                        "req-1")
                .forEach((header, value) -> message.headers().add(header, value.getBytes(UTF_8)));
        kafka.send(message).join();
    }
}
