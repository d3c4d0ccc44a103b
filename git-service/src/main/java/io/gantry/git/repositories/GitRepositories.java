package io.gantry.git.repositories;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of repositories. */
@Repository
public class GitRepositories {
    private static final int FETCH_SIZE = 200;
    private static final String SELECT =
            "SELECT id, name, users, readonly_users, is_public, team, created_by"
                    + " FROM repositories WHERE ";

    private final DatabaseClient database;

    GitRepositories(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The repository, if the actor may know of it. Who may not is no row of the database's either:
     * the time that a row takes to be read would tell him that there is one.
     */
    Mono<GitRepository> find(String name, Actor actor) {
        return database.sql(SELECT + "name = :name AND " + Access.KNOWN)
                .bindValues(Access.bindings(actor))
                .bind("name", name)
                .map(GitRepositories::read)
                .one();
    }

    /** The repository with that id, whatever it is called now. */
    public Mono<GitRepository> find(UUID id) {
        return database.sql(SELECT + "id = :id").bind("id", id).map(GitRepositories::read).one();
    }

    /** Those that the actor may know of, held against other writers until the transaction ends. */
    Flux<GitRepository> lock(List<String> names, Actor actor) {
        return database.sql(
                        SELECT
                                + "name = ANY(:names) AND "
                                + Access.KNOWN
                                + " ORDER BY name FOR NO KEY UPDATE")
                .bindValues(Access.bindings(actor))
                .bind("names", names.toArray(String[]::new))
                .map(GitRepositories::read)
                .all();
    }

    /** Those that name the user or that he has created, held against other writers. */
    Flux<GitRepository> lockNaming(String user) {
        return database.sql(
                        SELECT
                                + """
                                users @> :user OR readonly_users @> :user
                                    OR created_by = ANY(:user)
                                ORDER BY name FOR NO KEY UPDATE
                                """)
                .bind("user", new String[] {user})
                .map(GitRepositories::read)
                .all();
    }

    /** Waits until no push moves refs in it, and lets none begin before the transaction ends. */
    public Mono<Void> shutOut(UUID id) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:id, 1))")
                .bind("id", id.toString())
                .then();
    }

    /** Keeps renames and the removal away while refs move; many may hold it at once. */
    public Mono<Void> share(UUID id) {
        return database.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended(:id, 1))")
                .bind("id", id.toString())
                .then();
    }

    /**
     * The number of a change that is made in the repository; its row stays locked until the
     * transaction ends, so that events have the order of their numbers.
     */
    public Mono<Long> next(UUID id) {
        return database.sql("SELECT id FROM repositories WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id)
                .mapValue(UUID.class)
                .one()
                .flatMap(_ ->
                        database.sql("SELECT nextval('git_version')").mapValue(Long.class).one());
    }

    /**
     * The number of the change, with a copy of each hook that new repositories get; a taken name is
     * a DuplicateKeyException.
     */
    Mono<Long> insert(GitRepository repository, Instant now) {
        return bind(
                        """
                        WITH hooked AS (
                            INSERT INTO hooks (id, name, repository, content, changed_by, changed_at)
                            SELECT gen_random_uuid(), name, :id, content, changed_by, :now
                            FROM hooks WHERE repository IS NULL)
                        INSERT INTO repositories (id, name, users, readonly_users, is_public, team,
                            created_by, created_at)
                        VALUES (:id, :name, :users, :readonly, :public, :team, :creator, :now)
                        RETURNING nextval('git_version')
                        """,
                        repository)
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> update(GitRepository repository) {
        return bind(
                        """
                        UPDATE repositories SET name = :name, users = :users,
                            readonly_users = :readonly, is_public = :public, team = :team,
                            created_by = :creator
                        WHERE id = :id RETURNING nextval('git_version')
                        """,
                        repository)
                .mapValue(Long.class)
                .one();
    }

    /** Removes the row, and leaves a note that the folder may go. */
    Mono<Long> delete(GitRepository repository, Instant now) {
        return database.sql(
                        """
                        WITH gone AS (DELETE FROM repositories WHERE id = :id)
                        INSERT INTO removed_repositories (id, at) VALUES (:id, :now)
                        RETURNING nextval('git_version')
                        """)
                .bind("id", repository.id())
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Those after that name that the actor may know of, in the order of names. */
    Flux<GitRepository> list(Actor actor, List<String> after, int limit) {
        return database.sql(SELECT + Access.KNOWN + " AND name > :after ORDER BY name LIMIT :limit")
                .bindValues(Access.bindings(actor))
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(GitRepositories::read)
                .all();
    }

    Mono<Long> count(Actor actor) {
        return database.sql("SELECT count(*) FROM repositories WHERE " + Access.KNOWN)
                .bindValues(Access.bindings(actor))
                .mapValue(Long.class)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, GitRepository repository) {
        DatabaseClient.GenericExecuteSpec bound =
                database.sql(sql)
                        .bind("id", repository.id())
                        .bind("name", repository.name())
                        .bind("users", repository.users().toArray(String[]::new))
                        .bind("readonly", repository.readonlyusers().toArray(String[]::new))
                        .bind("public", repository.ispublic())
                        .bind("creator", repository.createdBy());
        String team = repository.team();
        return team == null ? bound.bindNull("team", String.class) : bound.bind("team", team);
    }

    private static GitRepository read(Readable row) {
        return new GitRepository(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("name", String.class)),
                List.of(requireNonNull(row.get("users", String[].class))),
                List.of(requireNonNull(row.get("readonly_users", String[].class))),
                requireNonNull(row.get("is_public", Boolean.class)),
                row.get("team", String.class),
                requireNonNull(row.get("created_by", String.class)));
    }
}
