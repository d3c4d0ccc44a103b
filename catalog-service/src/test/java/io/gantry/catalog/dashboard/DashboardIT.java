package io.gantry.catalog.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.EventProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardIT extends CatalogIT {
    private static final String URI = "/api/v1/dashboard/config";

    @BeforeEach
    void forget() {
        sql("DELETE FROM dashboard");
    }

    @Test
    void showsTheWidgetsThatAreThereByDefault() {
        JsonNode config = read(URI);
        assertThat(texts(config.path("widgets"), "/id"))
                .containsExactly(
                        "entity_stats",
                        "quick_links",
                        "pinned_entities",
                        "recent_activity",
                        "action_runs",
                        "my_entities",
                        "recently_updated",
                        "recently_browsed");
        assertThat(texts(config.path("widgets"), "/enabled")).containsOnly("true");
        assertThat(config.has("updatedBy")).isFalse();
    }

    @Test
    void takesTheExampleOfTheSeed() {
        put(
                        Role.ADMIN,
                        """
                        {"widgets": [{"id": "entity_stats", "enabled": true},
                                     {"id": "recent_activity", "enabled": false}],
                         "announcements": [{"title": "Scheduled Maintenance",
                           "message": "Downtime on Saturday 2am-4am UTC", "severity": "warning"}]}
                        """)
                .expectStatus()
                .isOk();
        JsonNode config = read(URI);
        assertThat(texts(config.path("widgets"), "/id"))
                .hasSize(8)
                .startsWith("entity_stats", "recent_activity");
        assertThat(config.at("/widgets/1/enabled").booleanValue()).isFalse();
        assertThat(config.at("/announcements/0/id").asString()).isNotEmpty();
        assertThat(config.at("/announcements/0/message").asString()).startsWith("Downtime");
        assertThat(config.path("updatedBy").asString()).isEqualTo("alice");
        put(Role.ADMIN, config.toString()).expectStatus().isOk();
        assertThat(read(URI).path("announcements")).isEqualTo(config.path("announcements"));
    }

    @Test
    void tellsOfAChange() {
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            String title = aName("title");
            put(
                    Role.ADMIN,
                    "{\"announcements\": [{\"title\": \"%s\", \"severity\": \"info\"}]}"
                            .formatted(title));
            var message =
                    probe.await(it ->
                            EventProbe.header(it, "ce_type").equals("dashboard.updated")
                                    && new String(it.value(), UTF_8).contains(title));
            JsonNode event = JsonMapper.shared().readTree(message.value());
            assertThat(event.at("/before/widgets").size()).isEqualTo(8);
            assertThat(event.at("/after/announcements/0/title").asString()).isEqualTo(title);
        }
    }

    @Test
    void refusesWhatIsNoDashboard() {
        invalid("{\"widgets\": [{\"id\": \"clock\"}]}", "unknown widget id: clock");
        invalid(
                "{\"widgets\": [{\"id\": \"entity_stats\", \"width\": \"wide\"}]}",
                "widget width must be full or half");
        invalid(
                "{\"widgets\": [{\"id\": \"entity_stats\"}, {\"id\": \"entity_stats\"}]}",
                "is there twice");
        invalid(
                "{\"announcements\": [{\"severity\": \"info\"}]}",
                "announcement title is required");
        invalid(
                "{\"announcements\": [{\"title\": \"x\", \"severity\": \"bad\"}]}",
                "announcement severity must be info, warning, danger, or success");
        invalid(
                "{\"quickLinks\": [{\"title\": \"x\", \"url\": \"https://x\"}]}",
                "quick link id is required");
        invalid(
                "{\"quickLinks\": [{\"id\": \"1\", \"title\": \"x\"}]}",
                "quick link title and url are required");
        invalid(
                "{\"quickLinks\": [{\"id\": \"1\", \"title\": \"x\", \"url\": \"javascript:alert(1)\"}]}",
                "quick link url is");
        invalid(
                "{\"pinnedEntities\": [{\"id\": \"1\", \"kind\": \"service\"}]}",
                "pinned entity kind and name are required");
        invalid(
                "{\"pinnedEntities\": [{\"kind\": \"service\", \"name\": \"a\"}]}",
                "pinned entity id is required");
        invalid("{\"widget\": []}", "unknown field \"widget\"");
        invalid("[]", "must be an object");
        invalid("{\"announcements\": [" + "{},".repeat(100) + "{}]}", "a list of at most 100");
        invalid(
                "{\"announcements\": [{\"title\": \""
                        + "x".repeat(10_001)
                        + "\", \"severity\": \"info\"}]}",
                "at most 10000 characters");
    }

    @Test
    void isChangedByAdminsOnly() {
        put(Role.PLATFORM_ENGINEER, "{}").expectStatus().isForbidden();
    }

    private void invalid(String body, String sentence) {
        put(Role.ADMIN, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(saying(sentence));
    }

    private ResponseSpec put(Role role, String body) {
        return as(role).put()
                .uri(URI)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
