package io.gantry.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gantry.search.IndexDoor;
import io.gantry.search.SearchIT;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EntityIndexIT extends SearchIT {
    @Autowired private EntityIndex index;

    /** So a builder that slept too long cannot put an index in place that was cleared away. */
    @Test
    void servesNothingThatWasGivenUp() {
        String serving = IndexDoor.serving();
        IndexName name = new IndexName(EntityIndex.VERSION, 500);
        index.create(name);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !index.indices().growing().contains(name));
        assertThatThrownBy(() -> index.serve(name)).isInstanceOf(IndexUnavailable.class);
        assertThat(IndexDoor.serving()).isEqualTo(serving);
    }

    @Test
    void givesUpNothingThatServes() {
        IndexName serving = index.indices().serving().orElseThrow();
        assertThatThrownBy(() -> index.abandon(serving)).isInstanceOf(IndexUnavailable.class);
        assertThat(index.indices().serving()).contains(serving);
    }
}
