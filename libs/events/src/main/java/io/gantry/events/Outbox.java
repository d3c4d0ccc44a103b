package io.gantry.events;

import io.gantry.contracts.EventType;
import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Actor;
import java.time.Clock;
import java.util.UUID;
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
            VALUES (:id, :topic, :type, :at, :subject, :key, :sequence, :actor, :source,
                    :address, :requestId, :traceparent, :data, :size)
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
        return insert(event, actor, json.writeValueAsBytes(event));
    }

    /** Appends the null message that lets a compacted topic forget the aggregate of the event. */
    public Mono<Void> appendTombstone(Event event, Actor actor) {
        return insert(event, actor, null);
    }

    private Mono<Void> insert(Event event, Actor actor, byte @Nullable [] data) {
        return Mono.deferContextual(context ->
                insert(event.topic(), envelope(event, actor, Trace.parentIn(context)), data));
    }

    private Envelope envelope(Event event, Actor actor, @Nullable String traceparent) {
        return new Envelope(
                UUID.randomUUID(),
                EventType.of(event).text(),
                clock.instant(),
                event.subject(),
                event.aggregate(),
                event.sequence(),
                actor.name(),
                actor.source(),
                actor.address(),
                actor.requestId(),
                traceparent);
    }

    private Mono<Void> insert(Topic topic, Envelope envelope, byte @Nullable [] data) {
        DatabaseClient.GenericExecuteSpec insert =
                database.sql(INSERT)
                        .bind("id", envelope.id())
                        .bind("topic", topic.text())
                        .bind("type", envelope.type())
                        .bind("at", envelope.time())
                        .bind("subject", envelope.subject())
                        .bind("key", envelope.key())
                        .bind("sequence", envelope.sequence())
                        .bind("actor", envelope.actor())
                        .bind("source", envelope.source().text())
                        .bind("requestId", envelope.requestId())
                        .bind("size", data == null ? 0 : data.length);
        insert = bind(insert, "address", envelope.address(), String.class);
        insert = bind(insert, "traceparent", envelope.traceparent(), String.class);
        return bind(insert, "data", data, byte[].class).then();
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }
}
