package io.gantry.gateway.sessions;

import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of sessions. */
@Repository
class Sessions {
    private final DatabaseClient database;

    Sessions(DatabaseClient database) {
        this.database = database;
    }

    /** The session if it was used after that time, has not expired, and its user may come in. */
    Mono<Session> findLive(String tokenHash, Instant usedAfter, Instant now) {
        return database.sql(
                        """
                        SELECT s.id, s.token_hash, s.last_used, s.expires_at, %s
                        FROM sessions AS s JOIN users AS u ON u.id = s.user_id
                        WHERE s.token_hash = :hash AND s.last_used > :usedAfter
                            AND s.expires_at > :now AND NOT u.disabled
                        """
                                .formatted(Users.COLUMNS))
                .bind("hash", tokenHash)
                .bind("usedAfter", usedAfter)
                .bind("now", now)
                .map(Sessions::read)
                .one();
    }

    /** Stores a new session and answers the sequence of that change. */
    Mono<Long> insert(Session session) {
        return database.sql(
                        """
                        INSERT INTO sessions (id, token_hash, user_id, created_at, last_used, expires_at)
                        VALUES (:id, :hash, :user, :now, :now, :expiresAt)
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", session.id())
                .bind("hash", session.tokenHash())
                .bind("user", session.user().id())
                .bind("now", session.lastUsed())
                .bind("expiresAt", session.expiresAt())
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> touch(Session session, Instant now) {
        return database.sql(
                        "UPDATE sessions SET last_used = :now WHERE id = :id AND last_used < :now")
                .bind("id", session.id())
                .bind("now", now)
                .then();
    }

    /** Removes the session and answers the sequence of that change; empty if it was gone. */
    Mono<Long> delete(Session session) {
        return database.sql(
                        "DELETE FROM sessions WHERE id = :id RETURNING nextval('identity_sequence')")
                .bind("id", session.id())
                .mapValue(Long.class)
                .one();
    }

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

    private static Session read(Readable row) {
        return new Session(
                value(row, "id", UUID.class),
                value(row, "token_hash", String.class),
                Users.read(row),
                value(row, "last_used", Instant.class),
                value(row, "expires_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
