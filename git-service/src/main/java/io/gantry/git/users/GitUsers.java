package io.gantry.git.users;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of users. */
@Repository
class GitUsers {
    private static final int FETCH_SIZE = 200;

    private final DatabaseClient database;

    GitUsers(DatabaseClient database) {
        this.database = database;
    }

    /** The user, held against other writers until the transaction ends. */
    Mono<GitUser> lock(String name) {
        return byName(name, "SELECT id, name FROM git_users WHERE name = :name FOR UPDATE");
    }

    Mono<GitUser> find(String name) {
        return byName(name, "SELECT id, name FROM git_users WHERE name = :name");
    }

    Mono<GitUser> findInAnyCase(String name) {
        return byName(name, "SELECT id, name FROM git_users WHERE lower(name) = lower(:name)");
    }

    /** The number of the change; empty if the name is taken, in whatever case. */
    Mono<Long> insert(GitUser user, Instant now) {
        return database.sql(
                        """
                        INSERT INTO git_users (id, name, created_at) VALUES (:id, :name, :now)
                        ON CONFLICT DO NOTHING RETURNING nextval('git_version')
                        """)
                .bind("id", user.id())
                .bind("name", user.name())
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Whether the portal has ever told us of somebody of that name, who may be gone by now. */
    Mono<Boolean> isKnownToThePortal(String name) {
        return database.sql("SELECT EXISTS (SELECT FROM people WHERE name = :name)")
                .bind("name", name)
                .mapValue(Boolean.class)
                .one();
    }

    /** Removes the user and his keys; the number of the change. */
    Mono<Long> delete(GitUser user) {
        return database.sql("DELETE FROM git_users WHERE id = :id RETURNING nextval('git_version')")
                .bind("id", user.id())
                .mapValue(Long.class)
                .one();
    }

    /** Users after that name, in the order of names. */
    Flux<GitUser> list(List<String> after, int limit) {
        return database.sql(
                        """
                        SELECT id, name FROM git_users WHERE name > :after
                        ORDER BY name LIMIT :limit
                        """)
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(GitUsers::read)
                .all();
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM git_users").mapValue(Long.class).one();
    }

    private Mono<GitUser> byName(String name, String sql) {
        return database.sql(sql).bind("name", name).map(GitUsers::read).one();
    }

    private static GitUser read(Readable row) {
        return new GitUser(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)));
    }
}
