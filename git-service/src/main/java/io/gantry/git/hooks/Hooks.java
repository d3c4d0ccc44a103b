package io.gantry.git.hooks;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.identity.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of hooks; one without a repository is copied into each new one. */
@Repository
class Hooks {
    private static final String SELECT =
            """
            SELECT h.name, r.name AS repository, octet_length(h.content) AS size, h.changed_by,
                h.changed_at
            FROM hooks AS h LEFT JOIN repositories AS r ON r.id = h.repository
            """;
    private static final String OF =
            " WHERE name = :name AND repository IS NOT DISTINCT FROM :repository";

    private final DatabaseClient database;

    Hooks(DatabaseClient database) {
        this.database = database;
    }

    /** Puts the hook in place of the one that is there; its id and the number of the change. */
    Mono<HookChange> put(
            HookName name, @Nullable UUID repository, byte[] content, Actor actor, Instant now) {
        return bind(
                        """
                        INSERT INTO hooks (id, name, repository, content, changed_by, changed_at)
                        VALUES (:id, :name, :repository, :content, :actor, :now)
                        ON CONFLICT (repository, name) DO UPDATE SET content = excluded.content,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        RETURNING id, nextval('git_version') AS sequence
                        """,
                        name,
                        repository)
                .bind("id", UUID.randomUUID())
                .bind("content", content)
                .bind("actor", actor.name())
                .bind("now", now)
                .map(HookChange::of)
                .one();
    }

    /** Empty if there is none. */
    Mono<HookChange> delete(HookName name, @Nullable UUID repository) {
        return bind(
                        "DELETE FROM hooks"
                                + OF
                                + " RETURNING id, nextval('git_version') AS sequence",
                        name,
                        repository)
                .map(HookChange::of)
                .one();
    }

    Mono<byte[]> content(HookName name, @Nullable UUID repository) {
        return bind("SELECT content FROM hooks" + OF, name, repository)
                .mapValue(byte[].class)
                .one();
    }

    /** The texts of all hooks of the repository. */
    Mono<Map<HookName, byte[]>> of(UUID repository) {
        return database.sql("SELECT name, content FROM hooks WHERE repository = :repository")
                .bind("repository", repository)
                .map(row ->
                        Map.entry(
                                HookName.of(requireNonNull(row.get("name", String.class))),
                                requireNonNull(row.get("content", byte[].class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Those after that repository and name; those of no repository come first. */
    Flux<Hook> list(List<String> after, int limit) {
        boolean all = after.isEmpty();
        return database.sql(
                        SELECT
                                + """
                                WHERE :all
                                    OR (coalesce(r.name, ''), h.name) > (:repository, :name)
                                ORDER BY coalesce(r.name, '') COLLATE "C", h.name LIMIT :limit
                                """)
                .bind("all", all)
                .bind("repository", all ? "" : after.getFirst())
                .bind("name", all ? "" : after.getLast())
                .bind("limit", limit)
                .map(Hooks::read)
                .all();
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM hooks").mapValue(Long.class).one();
    }

    private DatabaseClient.GenericExecuteSpec bind(
            String sql, HookName name, @Nullable UUID repository) {
        DatabaseClient.GenericExecuteSpec bound = database.sql(sql).bind("name", name.text());
        return repository == null
                ? bound.bindNull("repository", UUID.class)
                : bound.bind("repository", repository);
    }

    private static Hook read(Readable row) {
        return new Hook(
                HookName.of(requireNonNull(row.get("name", String.class))),
                row.get("repository", String.class),
                requireNonNull(row.get("size", Integer.class)),
                requireNonNull(row.get("changed_by", String.class)),
                requireNonNull(row.get("changed_at", Instant.class)));
    }

    /** The hook that was changed, and the number of the change. */
    record HookChange(UUID id, long sequence) {
        private static HookChange of(Readable row) {
            return new HookChange(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("sequence", Long.class)));
        }
    }
}
