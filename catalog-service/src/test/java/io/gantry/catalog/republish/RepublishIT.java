package io.gantry.catalog.republish;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.EventProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepublishIT extends CatalogIT {
    private final String here = aName("here");
    private final String lost = aName("lost");

    @Test
    void sendsWhatIsThereAndBuriesWhatIsNot() {
        create(aService(here));
        create(aService(lost));
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            var created = probe.await("entity.created", "service/" + lost);
            sql("DELETE FROM entities WHERE name = '%s'".formatted(lost));
            List<Progress> progress = republish();
            var again = probe.await("entity.republished", "service/" + here);
            var deleted = probe.await("entity.deleted", "service/" + lost);
            var tombstone = probe.await(it -> it.key().equals(created.key()) && it.value() == null);
            JsonNode after = JsonMapper.shared().readTree(again.value()).path("after");
            assertThat(after.at("/metadata/name").asString()).isEqualTo(here);
            assertThat(EventProbe.header(again, "ce_sequence"))
                    .isEqualTo(after.at("/metadata/resourceVersion").asString());
            assertThat(deleted.key()).isEqualTo(created.key());
            assertThat(Long.parseLong(EventProbe.header(deleted, "ce_sequence")))
                    .isGreaterThan(Long.parseLong(EventProbe.header(created, "ce_sequence")));
            assertThat(tombstone.offset()).isGreaterThan(deleted.offset());
            assertThat(progress.getLast().entities()).isEqualTo(count());
            assertThat(progress.getLast().tombstones()).isPositive();
        }
    }

    @Test
    void isForAdmins() {
        as(Role.PLATFORM_ENGINEER)
                .post()
                .uri("/api/v1/entities/republish")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private Long count() {
        return database.sql("SELECT count(*) FROM entities")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private List<Progress> republish() {
        return as(Role.ADMIN)
                .post()
                .uri("/api/v1/entities/republish")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Progress.class)
                .getResponseBody()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
