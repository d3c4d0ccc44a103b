package io.gantry.git.storage;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The notes of folders that may go. */
@Repository
class RemovedRepositories {
    private final DatabaseClient database;

    RemovedRepositories(DatabaseClient database) {
        this.database = database;
    }

    /** Those removed before that moment. */
    Flux<UUID> before(Instant moment) {
        return database.sql("SELECT id FROM removed_repositories WHERE at < :moment")
                .bind("moment", moment)
                .mapValue(UUID.class)
                .all();
    }

    Mono<Void> forget(UUID id) {
        return database.sql("DELETE FROM removed_repositories WHERE id = :id")
                .bind("id", id)
                .then();
    }
}
