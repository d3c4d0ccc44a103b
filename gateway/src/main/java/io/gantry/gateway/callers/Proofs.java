package io.gantry.gateway.callers;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Proof.ApiKeyProof;
import io.gantry.gateway.callers.Proof.SessionProof;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads whose token it is, in the tables of sessions and of API keys. */
@Repository
class Proofs {
    private static final String SESSION =
            """
            SELECT s.id, s.token_hash, s.last_used, %s
            FROM sessions AS s JOIN users AS u ON u.id = s.user_id
            WHERE s.token_hash = :hash AND s.last_used > :usedAfter AND s.expires_at > :now
                AND NOT u.disabled
            """
                    .formatted(Users.COLUMNS);
    private static final String API_KEY =
            """
            SELECT k.id, k.token_hash, k.role AS key_role, %s
            FROM api_keys AS k JOIN users AS u ON u.id = k.user_id
            WHERE k.token_hash = :hash AND (k.expires_at IS NULL OR k.expires_at > :now)
                AND NOT u.disabled
            """
                    .formatted(Users.COLUMNS);
    private static final String HOLDS =
            """
            SELECT EXISTS (SELECT FROM sessions AS s
                    WHERE s.id = :id AND s.last_used > :usedAfter AND s.expires_at > :now)
                OR EXISTS (SELECT FROM api_keys AS k
                    WHERE k.id = :id AND (k.expires_at IS NULL OR k.expires_at > :now))
                OR EXISTS (SELECT FROM users AS u WHERE u.id = :id AND u.password_set_at = :setAt)
            """;
    private final DatabaseClient database;

    Proofs(DatabaseClient database) {
        this.database = database;
    }

    /** Who is in that session, if it was used after that time and has not expired. */
    Mono<Caller> findSession(String tokenHash, Instant usedAfter, Instant now) {
        return database.sql(SESSION)
                .bind("hash", tokenHash)
                .bind("usedAfter", usedAfter)
                .bind("now", now)
                .map(Proofs::readSession)
                .one();
    }

    /** Who made that API key, if it has not expired. */
    Mono<Caller> findApiKey(String tokenHash, Instant now) {
        return database.sql(API_KEY)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(Proofs::readApiKey)
                .one();
    }

    /**
     * Whether it is somebody's at this moment.
     *
     * @param setAt when the password was set that was shown; null if none was
     */
    Mono<Boolean> hold(UUID id, @Nullable Instant setAt, Instant usedAfter, Instant now) {
        return database.sql(HOLDS)
                .bind("id", id)
                .bind("setAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, setAt))
                .bind("usedAfter", usedAfter)
                .bind("now", now)
                .mapValue(Boolean.class)
                .one();
    }

    /** Notes that the session was used, unless that was noted later already. */
    Mono<Void> touchSession(UUID session, Instant now) {
        return database.sql(
                        "UPDATE sessions SET last_used = :now WHERE id = :id AND last_used < :now")
                .bind("id", session)
                .bind("now", now)
                .then();
    }

    private static Caller readSession(Readable row) {
        SessionProof proof =
                new SessionProof(
                        value(row, "id", UUID.class),
                        value(row, "token_hash", String.class),
                        value(row, "last_used", Instant.class));
        return Caller.of(proof, Users.read(row));
    }

    private static Caller readApiKey(Readable row) {
        ApiKeyProof proof =
                new ApiKeyProof(
                        value(row, "id", UUID.class), value(row, "token_hash", String.class));
        User maker = Users.read(row);
        return Caller.of(proof, maker, Role.of(value(row, "key_role", String.class)));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
