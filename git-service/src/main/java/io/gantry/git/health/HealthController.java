package io.gantry.git.health;

import static io.gantry.git.GitError.DATABASE_SILENT;

import io.gantry.git.wire.Plain;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The health check of the first git server. */
@RestController
class HealthController {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseClient database;

    HealthController(DatabaseClient database) {
        this.database = database;
    }

    /** {@code WORKING}, or 500 if the database does not answer. */
    @GetMapping("/healthcheck")
    Mono<Plain> check() {
        return database.sql("SELECT 1")
                .then()
                .timeout(PATIENCE)
                .thenReturn(new Plain("WORKING"))
                .onErrorResume(_ -> DATABASE_SILENT.error());
    }
}
