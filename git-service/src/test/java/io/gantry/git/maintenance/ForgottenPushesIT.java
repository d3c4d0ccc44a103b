package io.gantry.git.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.git.GitIT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Rows of pushes do not stay for ever, but as long as somebody may ask for them. */
class ForgottenPushesIT extends GitIT {
    @Autowired private Maintenance maintenance;
    @Autowired private MaintenanceRows rows;
    @TempDir private Path home;
    private String name = "";

    @BeforeEach
    void push() {
        name = aRepository();
        var git = aliceIn(home);
        git.in(git.aWorkTree("work"), "push", "-q", address(name), "master");
    }

    @Test
    void goAMonthAfterTheyWereToldOf() {
        maintenance.maintain(idOf(name)).block();
        age(29);
        maintenance.atNight().block();
        assertThat(count().block()).isEqualTo(1);
        age(2);
        maintenance.atNight().block();
        assertThat(count().block()).isZero();
    }

    @Test
    void goInTheSameNightIfTheyAreMoreThanABatch() {
        maintenance.maintain(idOf(name)).block();
        copy(MaintenanceRows.BATCH);
        age(31);
        assertThat(count().block()).isEqualTo(MaintenanceRows.BATCH + 1L);
        maintenance.atNight().block();
        assertThat(count().block()).isZero();
    }

    @Test
    void stayUntilMaintenanceHasSeenThem() {
        age(31);
        rows.forgetPushes(Instant.now()).block();
        assertThat(count().block()).isEqualTo(1);
        assertThat(rows.changed().collectList().block()).contains(idOf(name));
    }

    private void copy(int times) {
        database.sql(
                        """
                        INSERT INTO pushes (id, repository, actor, role, source, request_id, refs,
                            opened_at, closed_at)
                        SELECT gen_random_uuid(), repository, actor, role, source, request_id, refs,
                            opened_at, closed_at FROM pushes, generate_series(1, :times)
                        WHERE repository = :repository
                        """)
                .bind("times", times)
                .bind("repository", idOf(name))
                .then()
                .block();
    }

    /** Makes all of the repository's that much older. */
    private void age(int days) {
        database.sql(
                        """
                        UPDATE pushes SET opened_at = opened_at - make_interval(days => :days),
                            closed_at = closed_at - make_interval(days => :days)
                        WHERE repository = :repository
                        """)
                .bind("days", days)
                .bind("repository", idOf(name))
                .then()
                .block();
    }

    private Mono<Long> count() {
        UUID repository = idOf(name);
        return database.sql("SELECT count(*) FROM pushes WHERE repository = :id")
                .bind("id", repository)
                .mapValue(Long.class)
                .one();
    }
}
