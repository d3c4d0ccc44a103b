package io.gantry.gateway.users;

import static io.gantry.gateway.People.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.testing.EventProbe;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityEventsIT extends GatewayIT {
    @Test
    void tellOfEveryChangeWithItsStatesAndWithoutSecrets() {
        WebTestClient admin = admin();
        People people = new People(admin);
        String user = people.user("viewer");
        String group = people.group("developer");
        people.join(group, user);
        WebTestClient his = bearing(logIn(user, PASSWORD).path("token").asString());
        JsonNode key = People.key(his, "developer");
        his.delete().uri("/api/v1/auth/apikeys/" + key.path("id").asString()).exchange();
        admin.put().uri("/api/v1/groups/" + group).bodyValue(Map.of("title", "New")).exchange();
        admin.delete().uri("/api/v1/groups/" + group).exchange();
        admin.delete().uri("/api/v1/auth/users/" + user).exchange();
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            String userSubject = "user/" + user;
            assertThat(json(probe.await("user.created", userSubject)).at("/after/role").asString())
                    .isEqualTo("viewer");
            JsonNode joined = json(probe.await("user.updated", userSubject));
            assertThat(joined.at("/before/groups").size()).isZero();
            assertThat(joined.at("/after/groups/0").asString()).isEqualTo(group);
            assertThat(joined.at("/after/effectiveRole").asString()).isEqualTo("developer");
            String keySubject = "apiKey/" + user + "/" + key.path("name").asString();
            probe.await("apikey.created", keySubject);
            probe.await("apikey.deleted", keySubject);
            probe.await("group.created", "group/" + group);
            assertThat(json(probe.await("group.updated", "group/" + group)).at("/after/title"))
                    .hasToString("\"New\"");
            probe.await("group.deleted", "group/" + group);
            JsonNode gone = json(probe.await("user.deleted", userSubject));
            assertThat(gone.at("/before/username").asString()).isEqualTo(user);
            assertThat(probe.all())
                    .extracting(message -> new String(message.value(), UTF_8))
                    .noneMatch(text ->
                            text.contains(PASSWORD)
                                    || text.contains("argon2")
                                    || text.contains(key.path("key").asString()));
        }
    }

    @Test
    void sayNothingWhereNothingWasChanged() {
        WebTestClient admin = admin();
        People people = new People(admin);
        String user = people.user("viewer");
        long before = sequence();
        people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
        people.change(user, Map.of()).expectStatus().isOk();
        assertThat(sequence()).isEqualTo(before);
    }

    private long sequence() {
        return Objects.requireNonNull(
                database.sql("SELECT last_value FROM identity_sequence")
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> message) {
        return JsonMapper.shared().readTree(message.value());
    }
}
