package io.gantry.events;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Remembers which events have had their effect, so that a second delivery has none. */
public class Inbox {
    private final DatabaseClient database;

    Inbox(DatabaseClient database) {
        this.database = database;
    }

    /** True once for each event; to be asked in the transaction of the effect. */
    public Mono<Boolean> first(UUID eventId) {
        return database.sql("INSERT INTO inbox (event_id) VALUES (:id) ON CONFLICT DO NOTHING")
                .bind("id", eventId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
