package io.gantry.events;

import io.gantry.contracts.EventType;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.identity.Actor;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a service tells what it has changed. A row appended in the transaction of the change is
 * sent to Kafka once that transaction is committed, and never otherwise.
 */
public class Outbox {
    private static final String INSERT =
            """
            INSERT INTO outbox (event_id, topic, type, at, subject, key, sequence, actor, source,
                                address, request_id, traceparent, data, size)
            SELECT id, topic, type, :at, subject, key, sequence, :actor, :source, :address,
                   :requestId, :traceparent, convert_to(data, 'UTF8'),
                   coalesce(octet_length(data), 0)
            FROM unnest(:ids, :topics, :types, :subjects, :keys, :sequences, :data) WITH ORDINALITY
                AS event (id, topic, type, subject, key, sequence, data, place)
            ORDER BY place
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Appends the event, with who did it and the trace of the request that is being served. */
    public Mono<Void> append(Event event, Actor actor) {
        return appendAll(List.of(event), actor);
    }

    /** Appends the events in that order, in one statement. */
    public Mono<Void> appendAll(List<? extends Event> events, Actor actor) {
        return insert(events, actor, json::writeValueAsString);
    }

    /** Appends the null messages that let a compacted topic forget the events' aggregates. */
    public Mono<Void> appendTombstones(List<? extends Event> events, Actor actor) {
        return insert(events, actor, _ -> null);
    }

    private Mono<Void> insert(
            List<? extends Event> events, Actor actor, Function<Event, @Nullable String> data) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> {
            DatabaseClient.GenericExecuteSpec insert =
                    bindColumns(database.sql(INSERT), events, data)
                            .bind("at", clock.instant())
                            .bind("actor", actor.name())
                            .bind("source", actor.source().text())
                            .bind("requestId", actor.requestId());
            insert = bind(insert, "address", actor.address());
            return bind(insert, "traceparent", Trace.parentIn(context)).then();
        });
    }

    private static DatabaseClient.GenericExecuteSpec bindColumns(
            DatabaseClient.GenericExecuteSpec insert,
            List<? extends Event> events,
            Function<Event, @Nullable String> data) {
        @Nullable String[] texts = new @Nullable String[events.size()];
        Arrays.setAll(texts, i -> data.apply(events.get(i)));
        return insert.bind("ids", events.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new))
                .bind("topics", texts(events, event -> event.topic().text()))
                .bind("types", texts(events, event -> EventType.of(event).text()))
                .bind("subjects", texts(events, Event::subject))
                .bind("keys", events.stream().map(Event::aggregate).toArray(UUID[]::new))
                .bind("sequences", events.stream().map(Event::sequence).toArray(Long[]::new))
                .bind("data", texts);
    }

    private static String[] texts(List<? extends Event> events, Function<Event, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
