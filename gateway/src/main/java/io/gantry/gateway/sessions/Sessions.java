package io.gantry.gateway.sessions;

import io.gantry.gateway.users.User;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes and removes the rows of sessions; {@code callers} reads them. */
@Repository
class Sessions {
    private final DatabaseClient database;

    Sessions(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Stores a new session and answers the sequence of that change; empty if the user is gone or
     * disabled, or has another password than he has shown. His row is held meanwhile: who changes
     * the password then finds this session.
     *
     * @param passwordSetAt null if he has shown no password
     */
    Mono<Long> insert(
            UUID id,
            String tokenHash,
            User user,
            @Nullable Instant passwordSetAt,
            Instant now,
            Instant end) {
        return database.sql(
                        """
                        INSERT INTO sessions (id, token_hash, user_id, created_at, last_used, expires_at)
                        SELECT :id, :hash, u.id, :now, :now, :expiresAt FROM users AS u
                        WHERE u.id = :user AND NOT u.disabled
                            AND (:passwordSetAt IS NULL OR u.password_set_at = :passwordSetAt)
                        FOR SHARE
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", id)
                .bind("hash", tokenHash)
                .bind("user", user.id())
                .bind(
                        "passwordSetAt",
                        passwordSetAt == null
                                ? Parameters.in(Instant.class)
                                : Parameters.in(passwordSetAt))
                .bind("now", now)
                .bind("expiresAt", end)
                .mapValue(Long.class)
                .one();
    }

    /** Removes the session and answers the sequence of that change; empty if it was gone. */
    Mono<Long> delete(UUID id) {
        return database.sql(
                        "DELETE FROM sessions WHERE id = :id RETURNING nextval('identity_sequence')")
                .bind("id", id)
                .mapValue(Long.class)
                .one();
    }

    /** Removes the user's sessions but that one, if one is named. */
    Flux<Ended> deleteOthers(User user, @Nullable UUID kept) {
        return database.sql(
                        """
                        DELETE FROM sessions
                        WHERE user_id = :user AND id IS DISTINCT FROM :kept
                        RETURNING id, nextval('identity_sequence') AS sequence
                        """)
                .bind("user", user.id())
                .bind("kept", kept == null ? Parameters.in(UUID.class) : Parameters.in(kept))
                .map(Sessions::readEnded)
                .all();
    }

    private static Ended readEnded(Readable row) {
        return new Ended(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("sequence", Long.class)));
    }

    /** A session that was ended, and the sequence of that change. */
    record Ended(UUID id, long sequence) {}

    /** Removes what is left of the user's sessions that ended by themselves. */
    Mono<Void> deleteEnded(User user, Instant usedAfter, Instant now) {
        return database.sql(
                        """
                        DELETE FROM sessions
                        WHERE user_id = :user AND (last_used <= :usedAfter OR expires_at <= :now)
                        """)
                .bind("user", user.id())
                .bind("usedAfter", usedAfter)
                .bind("now", now)
                .then();
    }
}
