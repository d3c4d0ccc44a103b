package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.git.GitEvent.RepositoryCreated;
import io.gantry.contracts.git.GitEvent.RepositoryDeleted;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveEventsIT extends LiveIT {
    private static final String NAME = "/payload/metadata/name";
    private static final String REF = "/payload/refs/0/ref";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString();
    private String token = "";
    private LiveClient client;

    @BeforeEach
    void open() {
        token = aUser(Role.VIEWER);
        client = LiveClient.open(port, token);
        client.untilHeard();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void tellsOfEntitiesAsTheyAreAnswered() {
        UUID key = UUID.randomUUID();
        String after = entity(run, 1);
        happen("gantry.entities", "entity.created", key, after);
        happen("gantry.entities", "entity.updated", key, after.replace("backend", "library"));
        happen("gantry.entities", "entity.deleted", key, after.replace("after", "before"));
        JsonNode created = client.until(NAME, run).getLast();
        assertThat(created.at("/type").asString()).isEqualTo("entity.created");
        assertThat(created.at("/channel").asString()).isEqualTo("entities");
        assertThat(created.at("/id").asString()).isNotBlank();
        assertThat(Instant.parse(created.at("/timestamp").asString())).isBefore(Instant.now());
        assertThat(created.propertyNames())
                .containsExactly("id", "type", "channel", "timestamp", "payload");
        assertThat(created.at("/payload").propertyNames())
                .containsExactly("kind", "apiVersion", "metadata", "spec");
        JsonNode updated = client.until(NAME, run).getLast();
        assertThat(updated.at("/type").asString()).isEqualTo("entity.updated");
        assertThat(updated.at("/payload/spec/type").asString()).isEqualTo("library");
        assertThat(client.until(NAME, run).getLast().at("/type").asString())
                .isEqualTo("entity.deleted");
    }

    @Test
    void tellsEverythingBeforeTheFirstSubscribeAndThenOnlyThat() {
        push(run + "-1");
        create(run + "-2", 1);
        client.until(REF, run + "-1");
        client.say("{\"action\":\"subscribe\",\"channel\":\"git\"}");
        client.untilHeard();
        create(run + "-3", 1);
        push(run + "-4");
        List<JsonNode> until = client.until(REF, run + "-4");
        assertThat(until).noneMatch(message -> message.at(NAME).asString("").equals(run + "-3"));
        client.say("{\"action\":\"subscribe\",\"channel\":\"entities\"}");
        client.untilHeard();
        create(run + "-5", 1);
        client.until(NAME, run + "-5");
        client.say("{\"action\":\"unsubscribe\",\"channel\":\"git\"}");
        client.untilHeard();
        push(run + "-6");
        create(run + "-7", 1);
        assertThat(client.until(NAME, run + "-7"))
                .noneMatch(message -> message.at("/channel").asString().equals("git"));
    }

    @Test
    void unsubscribesFromOneOfAll() {
        client.say("{\"action\":\"unsubscribe\",\"channel\":\"entities\"}");
        client.untilHeard();
        create(run, 1);
        push(run);
        assertThat(client.until(REF, run))
                .noneMatch(message -> message.at("/channel").asString().equals("entities"));
    }

    @Test
    void hidesFromAStrangerWhatHeMayNotRead() {
        GitRepository secret = aRepository(false);
        push(secret, "secret");
        happen(new RepositoryCreated(secret, next()));
        happen("gantry.git", "git.painted", UUID.randomUUID(), "{\"refs\":[{\"ref\":\"secret\"}]}");
        happen("gantry.git", "git.pushed", secret.id(), "{");
        push(run);
        assertThat(client.until(REF, run))
                .noneMatch(message -> message.at(REF).asString("").equals("secret"))
                .noneMatch(message -> message.toString().contains(secret.id().toString()));
    }

    @Test
    void tellsThoseWhoMayReadTheRepository() {
        String user = nameOf(token);
        push(aRepository(false, user), run);
        client.until(REF, run);
        GitRepository repository = aRepository(false, user);
        happen(new RepositoryCreated(repository, next()));
        client.until("/payload/after/name", repository.name());
        happen(new RepositoryDeleted(repository, next()));
        client.until("/payload/before/name", repository.name());
    }

    @Test
    void tellsMoreAndLessAsSoonAsTheRoleChanges() {
        assertThat(seesWhatIsForPlatformEngineers()).isFalse();
        change("UPDATE users SET role = 'platform-engineer' WHERE id = :user", token);
        Awaitility.await().atMost(PATIENCE).until(this::seesWhatIsForPlatformEngineers);
        change("UPDATE users SET role = 'viewer' WHERE id = :user", token);
        Awaitility.await().atMost(PATIENCE).until(() -> !seesWhatIsForPlatformEngineers());
    }

    private boolean seesWhatIsForPlatformEngineers() {
        UUID key = UUID.randomUUID();
        push(aRepository(false), "secret " + key);
        push("open " + key);
        return client.until(REF, "open " + key).stream()
                .anyMatch(message -> message.at(REF).asString("").equals("secret " + key));
    }

    @Test
    void saysNothingOfUsersAndSessions() {
        UUID key = UUID.randomUUID();
        happen("gantry.identity", "user.created", key, "{\"username\":\"x\"}");
        happen("gantry.entities", "user.created", key, "{\"username\":\"x\"}");
        happen("gantry.entities", "entity.created", key, entity(run, 1));
        assertThat(client.until(NAME, run))
                .noneMatch(message -> message.at("/type").asString().startsWith("user."));
    }

    @Test
    void saysWhatIsWrongWithAMessageAndGoesOn() {
        client.say("{\"action\":\"shout\"}");
        assertError("action is \"shout\", expected subscribe, unsubscribe or resume");
        client.say("{\"action\":\"subscribe\",\"channel\":\"identity\"}");
        assertError("channel is \"identity\", expected one of entities, actions, git, plugins");
        client.say("x".repeat(4097));
        assertError("the message has 4097 bytes, expected at most 4096");
        client.sayBytes(new byte[] {1});
        assertError("the message is binary, expected a text with a JSON object");
        create(run, 1);
        client.until(NAME, run);
    }

    private void assertError(String sentence) {
        JsonNode answer = client.until("/type", "error").getLast();
        assertThat(answer.at("/error").asString()).isEqualTo(sentence);
    }

    /** What everybody may see. */
    private void push(String ref) {
        push(aRepository(true), ref);
    }
}
