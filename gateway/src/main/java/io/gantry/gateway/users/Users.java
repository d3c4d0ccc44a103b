package io.gantry.gateway.users;

import io.gantry.contracts.identity.Role;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of users. */
@Repository
public class Users {
    /** What {@link #read} needs of a table {@code users AS u}. */
    public static final String COLUMNS =
            """
            u.id AS user_id, u.username, u.display_name, u.email, u.role, u.disabled,
            ARRAY(SELECT g.name FROM groups AS g WHERE g.id IN
                (SELECT m.group_id FROM memberships AS m WHERE m.user_id = u.id)) AS group_names,
            ARRAY(SELECT g.role FROM groups AS g WHERE g.id IN
                (SELECT m.group_id FROM memberships AS m WHERE m.user_id = u.id)) AS group_roles
            """;

    private final DatabaseClient database;

    Users(DatabaseClient database) {
        this.database = database;
    }

    /** The user in a row that has the {@link #COLUMNS}. */
    public static User read(Readable row) {
        Role role = Role.of(value(row, "role", String.class));
        return new User(
                value(row, "user_id", UUID.class),
                value(row, "username", String.class),
                value(row, "display_name", String.class),
                row.get("email", String.class),
                role,
                value(row, "disabled", Boolean.class),
                Set.of(value(row, "group_names", String[].class)),
                effective(role, value(row, "group_roles", String[].class)));
    }

    /** The highest of the user's own role and his groups'. */
    private static Role effective(Role own, String[] ofGroups) {
        return Arrays.stream(ofGroups).map(Role::of).reduce(own, Users::higher);
    }

    private static Role higher(Role one, Role other) {
        return one.includes(other) ? one : other;
    }

    Mono<Credential> findCredential(String username) {
        return database.sql(
                        """
                        SELECT %s, u.password_hash, u.password_set_at FROM users AS u
                        WHERE lower(u.username) = lower(:username)
                        """
                                .formatted(COLUMNS))
                .bind("username", username)
                .map(Users::readCredential)
                .one();
    }

    private static Credential readCredential(Readable row) {
        return new Credential(
                read(row),
                row.get("password_hash", String.class),
                value(row, "password_set_at", Instant.class));
    }

    /** Whether there are none at all. */
    Mono<Boolean> isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM users)").mapValue(Boolean.class).one();
    }

    /** Stores a new user and answers the sequence of that change; empty if the name is taken. */
    Mono<Long> insert(User user, String passwordHash, Instant now) {
        return database.sql(
                        """
                        INSERT INTO users (id, username, display_name, email, role, password_hash,
                            password_set_at, created_at)
                        VALUES (:id, :username, :displayName, :email, :role, :passwordHash, :now, :now)
                        ON CONFLICT DO NOTHING
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", user.id())
                .bind("username", user.username())
                .bind("displayName", user.displayName())
                .bind("email", Parameters.in(R2dbcType.VARCHAR, user.email()))
                .bind("role", user.role().text())
                .bind("passwordHash", passwordHash)
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
