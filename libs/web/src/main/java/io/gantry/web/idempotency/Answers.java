package io.gantry.web.idempotency;

import io.gantry.web.errors.WebError;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers of the last 24 hours. */
class Answers {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    Answers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether this transaction is the only one with the key now. */
    Mono<Boolean> lock(Request request) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", request.scope() + "\n" + request.key())
                .mapValue(Boolean.class)
                .one();
    }

    /** The answer given before; an error if it was to another body. */
    Mono<Answer> find(Request request) {
        return database.sql(
                        """
                        SELECT body_hash, status, headers::text, body FROM idempotency
                        WHERE scope = :scope AND key = :key AND at > now() - interval '24 hours'
                        """)
                .bind("scope", request.scope())
                .bind("key", request.key())
                .map(row -> read(row, request))
                .one();
    }

    /** Keeps the answer, and forgets those that are too old. */
    Mono<Void> save(Request request, Answer answer) {
        return database.sql("DELETE FROM idempotency WHERE at < now() - interval '24 hours'")
                .then()
                .then(
                        database.sql(
                                        """
                                        INSERT INTO idempotency
                                            (scope, key, body_hash, status, headers, body)
                                        VALUES (:scope, :key, :hash, :status,
                                            CAST(:headers AS json), :body)
                                        ON CONFLICT DO NOTHING
                                        """)
                                .bind("scope", request.scope())
                                .bind("key", request.key())
                                .bind("hash", request.hash())
                                .bind("status", answer.status())
                                .bind("headers", json.writeValueAsString(answer.headers()))
                                .bind("body", answer.body())
                                .then());
    }

    private Answer read(Readable row, Request request) {
        if (!Arrays.equals(row.get("body_hash", byte[].class), request.hash())) {
            throw WebError.KEY_REUSED.exception(request.key());
        }
        return new Answer(
                Objects.requireNonNull(row.get("status", Integer.class)),
                json.readValue(Objects.requireNonNull(row.get("headers", String.class)), HEADERS),
                Objects.requireNonNull(row.get("body", byte[].class)));
    }
}
