package io.gantry.gateway.apikeys;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.users.User;
import io.gantry.web.paging.Pages;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes, lists and removes the rows of API keys; {@code callers} reads whose they are. */
@Repository
class ApiKeys {
    private static final String COLUMNS = "SELECT id, name, role, created_at, expires_at ";
    private final DatabaseClient database;

    ApiKeys(DatabaseClient database) {
        this.database = database;
    }

    /** The user's keys whose names come after that one, by name. */
    Flux<Pages.Row<ApiKey>> list(User user, List<String> after, int most) {
        return database.sql(
                        COLUMNS
                                + """
                                FROM api_keys WHERE user_id = :user AND name > :after
                                ORDER BY name LIMIT :most
                                """)
                .bind("user", user.id())
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("most", most)
                .map(ApiKeys::read)
                .all()
                .map(key -> new Pages.Row<>(key, key.name().length()));
    }

    Mono<Long> count(User user) {
        return database.sql("SELECT count(*) FROM api_keys WHERE user_id = :user")
                .bind("user", user.id())
                .mapValue(Long.class)
                .one();
    }

    Mono<ApiKey> find(User user, UUID id) {
        return database.sql(COLUMNS + "FROM api_keys WHERE user_id = :user AND id = :id")
                .bind("user", user.id())
                .bind("id", id)
                .map(ApiKeys::read)
                .one();
    }

    /** Stores a new key and answers the sequence of that change; empty if the name is taken. */
    Mono<Long> insert(ApiKey key, String tokenHash, User user) {
        return database.sql(
                        """
                        INSERT INTO api_keys (id, token_hash, user_id, name, role, created_at, expires_at)
                        VALUES (:id, :hash, :user, :name, :role, :createdAt, :expiresAt)
                        ON CONFLICT DO NOTHING
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", key.id())
                .bind("hash", tokenHash)
                .bind("user", user.id())
                .bind("name", key.name())
                .bind("role", key.role().text())
                .bind("createdAt", key.createdAt())
                .bind(
                        "expiresAt",
                        Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, key.expiresAt()))
                .mapValue(Long.class)
                .one();
    }

    /** Removes the key and answers the sequence of that change; empty if it was gone. */
    Mono<Long> delete(ApiKey key) {
        return database.sql(
                        "DELETE FROM api_keys WHERE id = :id RETURNING nextval('identity_sequence')")
                .bind("id", key.id())
                .mapValue(Long.class)
                .one();
    }

    private static ApiKey read(Readable row) {
        return new ApiKey(
                value(row, "id", UUID.class),
                value(row, "name", String.class),
                Role.of(value(row, "role", String.class)),
                value(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
