package io.gantry.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.audit.AuditIT;
import io.gantry.audit.Messages;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** The list, its filters and pages. */
class ListIT extends AuditIT {
    private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

    @Test
    void filtersByEachFieldAndByAllTogether() {
        String name = aName("payments");
        String user = aName("carol");
        send(by(user, Messages.entityCreated(name, "{}")));
        send(Messages.entityDeleted(name));
        awaitRows(name, 2);
        assertThat(rows("user=" + user)).hasSize(1);
        assertThat(rows("resourceName=%s&action=delete".formatted(name))).hasSize(1);
        assertThat(rows("resourceName=%s&resourceType=service".formatted(name))).hasSize(2);
        assertThat(rows("resourceName=%s&resourceType=API".formatted(name))).isEmpty();
        assertThat(rows("resourceName=%s&action=create&user=%s".formatted(name, user))).hasSize(1);
        assertThat(rows("resourceName=%s&action=delete&user=%s".formatted(name, user))).isEmpty();
    }

    @Test
    void filtersByTimeFromInclusiveToExclusive() {
        String name = aName("hourly");
        send(IntStream.range(0, 3).mapToObj(hour -> hourly(name, hour)).toList());
        awaitRows(name, 3);
        String query = "resourceName=" + name;
        assertThat(rows(query + "&from=2024-06-01T13:00:00Z")).hasSize(2);
        assertThat(rows(query + "&to=2024-06-01T13:00:00Z")).hasSize(1);
        assertThat(rows(query + "&from=2024-06-01T11:00:00-02:00&to=2024-06-01T14:00:00Z"))
                .hasSize(1);
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        String name = aName("paged");
        List<Integer> mixed = List.of(3, 0, 4, 1, 2);
        send(mixed.stream().map(hour -> hourly(name, hour)).toList());
        awaitRows(name, 5);
        assertThat(times("resourceName=" + name)).containsExactly("16", "15", "14", "13", "12");
        get("resourceName=" + name + "&limit=2&offset=2")
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[0].timestamp")
                .isEqualTo("2024-06-01T14:00:00Z");
        get("resourceName=" + name + "&offset=5").json("[]");
    }

    @Test
    void showsFiftyRowsIfNotToldOtherwise() {
        String name = aName("many");
        send(IntStream.range(0, 60).mapToObj(hour -> hourly(name, hour)).toList());
        assertThat(awaitRows(name, 60)).hasSize(60);
        get("resourceName=" + name).jsonPath("$.length()").isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=1001|parameter limit is \"1001\", expected 1 to 1000",
                "limit=0|parameter limit is \"0\", expected 1 to 1000",
                "offset=-1|parameter offset is \"-1\", expected 0 or more",
                "from=now|parameter from is \"now\", expected a time of RFC 3339 like 2025-01-01T00:00:00Z"
            })
    void namesTheValueAndTheRuleOfABadParameter(String query, String sentence) {
        answer(Role.PLATFORM_ENGINEER, query, HttpStatus.BAD_REQUEST)
                .jsonPath("$.error")
                .isEqualTo(sentence)
                .jsonPath("$.requestId")
                .exists();
    }

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        answer(Role.PLATFORM_ENGINEER, "usr=alice", HttpStatus.BAD_REQUEST)
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("\"usr\"", "user"));
    }

    @Test
    void refusesAParameterThatComesAgain() {
        answer(Role.PLATFORM_ENGINEER, "user=alice&user=bob", HttpStatus.BAD_REQUEST)
                .jsonPath("$.error")
                .isEqualTo("query parameter \"user\" is given 2 times, expected once");
    }

    @Test
    void refusesDevelopersBeforeItLooksAtParameters() {
        answer(Role.DEVELOPER, "limit=0", HttpStatus.FORBIDDEN)
                .jsonPath("$.error")
                .isEqualTo("needs role platform-engineer, you have developer");
    }

    @Test
    void letsAdminsRead() {
        answer(Role.ADMIN, "limit=1", HttpStatus.OK);
    }

    private BodyContentSpec get(String query) {
        return answer(Role.PLATFORM_ENGINEER, query, HttpStatus.OK);
    }

    private BodyContentSpec answer(Role role, String query, HttpStatus status) {
        return as(role).get()
                .uri("/api/v1/audit?" + query)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
    }

    private List<String> times(String query) {
        return rows(query).stream()
                .map(row -> row.path("timestamp").asString().substring(11, 13))
                .toList();
    }

    private static ProducerRecord<String, byte[]> hourly(String name, int hour) {
        return Messages.at(
                NOON.plusSeconds(hour * 3600L),
                Topic.Names.GIT,
                "git.mirrored",
                "repository/" + name,
                "{}");
    }

    private static ProducerRecord<String, byte[]> by(
            String user, ProducerRecord<String, byte[]> message) {
        message.headers().remove("ce_actor").add("ce_actor", user.getBytes(UTF_8));
        return message;
    }
}
