package io.gantry.gateway.users;

import io.gantry.contracts.identity.Role;
import io.gantry.web.paging.Pages;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
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

    private static final String BY_NAME =
            "SELECT %s FROM users AS u WHERE lower(u.username) = lower(:username)"
                    .formatted(COLUMNS);
    private static final String CREDENTIAL =
            """
            SELECT %s, u.password_hash, u.password_set_at FROM users AS u
            WHERE lower(u.username) = lower(:username)
            """
                    .formatted(COLUMNS);
    private static final String LIST =
            """
            SELECT %s FROM users AS u WHERE lower(u.username) > lower(:after)
            ORDER BY lower(u.username) LIMIT :most
            """
                    .formatted(COLUMNS);
    private static final String INSERT =
            """
            INSERT INTO users (id, username, display_name, email, role, password_hash,
                password_set_at, created_at)
            VALUES (:id, :username, :displayName, :email, :role, :passwordHash, :now, :now)
            ON CONFLICT DO NOTHING
            RETURNING nextval('identity_sequence')
            """;
    private static final String UPDATE =
            """
            UPDATE users SET display_name = :displayName, email = :email, role = :role,
                disabled = :disabled
            WHERE id = :id
            RETURNING nextval('identity_sequence')
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

    /** The user of that name, in whatever case. */
    public Mono<User> find(String username) {
        return read(BY_NAME, username);
    }

    /** The user of that name, whom nobody else can change before the transaction ends. */
    public Mono<User> lock(String username) {
        return read(BY_NAME + " FOR NO KEY UPDATE OF u", username);
    }

    private Mono<User> read(String sql, String username) {
        return UserRules.isUsername(username)
                ? database.sql(sql).bind("username", username).map(Users::read).one()
                : Mono.empty(); // nobody's name: the database need not see it
    }

    Mono<Credential> findCredential(String username) {
        return database.sql(CREDENTIAL).bind("username", username).map(Users::readCredential).one();
    }

    private static Credential readCredential(Readable row) {
        return new Credential(
                read(row),
                row.get("password_hash", String.class),
                value(row, "password_set_at", Instant.class));
    }

    /** The users whose names come after that one, by name. */
    Flux<Pages.Row<User>> list(List<String> after, int most) {
        return database.sql(LIST)
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("most", most)
                .map(Users::read)
                .all()
                .map(user -> new Pages.Row<>(user, length(user)));
    }

    private static int length(User user) {
        int groups = user.groups().stream().mapToInt(String::length).sum();
        return user.displayName().length() + groups;
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM users").mapValue(Long.class).one();
    }

    /** Whether there are none at all. */
    public Mono<Boolean> isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM users)").mapValue(Boolean.class).one();
    }

    /**
     * Stores a new user and answers the sequence of that change; empty if the name is taken.
     *
     * @param passwordHash null if he has no password
     */
    public Mono<Long> insert(User user, @Nullable String passwordHash, Instant now) {
        return database.sql(INSERT)
                .bind("id", user.id())
                .bind("username", user.username())
                .bind("displayName", user.displayName())
                .bind("email", Parameters.in(R2dbcType.VARCHAR, user.email()))
                .bind("role", user.role().text())
                .bind("passwordHash", Parameters.in(R2dbcType.VARCHAR, passwordHash))
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Stores what of the user can change and answers the sequence of that change. */
    Mono<Long> update(User user) {
        return database.sql(UPDATE)
                .bind("id", user.id())
                .bind("displayName", user.displayName())
                .bind("email", Parameters.in(R2dbcType.VARCHAR, user.email()))
                .bind("role", user.role().text())
                .bind("disabled", user.disabled())
                .mapValue(Long.class)
                .one();
    }

    /** Stores another password and answers the sequence of that change. */
    public Mono<Long> updatePassword(User user, String passwordHash, Instant now) {
        return database.sql(
                        """
                        UPDATE users SET password_hash = :hash, password_set_at = :now
                        WHERE id = :id RETURNING nextval('identity_sequence')
                        """)
                .bind("id", user.id())
                .bind("hash", passwordHash)
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Removes the user with all that hangs on him and answers the sequence of that change. */
    Mono<Long> delete(User user) {
        return database.sql(
                        "DELETE FROM users WHERE id = :id RETURNING nextval('identity_sequence')")
                .bind("id", user.id())
                .mapValue(Long.class)
                .one();
    }

    /** The sequence of a change of a user who is locked, made in another table. */
    public Mono<Long> nextSequence() {
        return database.sql("SELECT nextval('identity_sequence')").mapValue(Long.class).one();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
