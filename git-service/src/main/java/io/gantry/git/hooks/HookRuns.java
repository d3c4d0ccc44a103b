package io.gantry.git.hooks;

import static java.util.Objects.requireNonNull;

import io.gantry.git.runner.Outcome;
import io.gantry.git.storage.StorageProperties;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of runs, the newest of each repository. */
@Repository
class HookRuns {
    private static final int FETCH_SIZE = 20;

    private final DatabaseClient database;
    private final int kept;

    HookRuns(DatabaseClient database, StorageProperties properties) {
        this.database = database;
        this.kept = properties.hooks().keptRuns();
    }

    /** The number of a run that begins now. */
    Mono<Long> begin(HookedPush push, HookName hook, @Nullable String ref, Instant now) {
        DatabaseClient.GenericExecuteSpec insert =
                database.sql(
                                """
                                INSERT INTO hook_runs (repository, push, hook, ref, actor, at,
                                    started_at)
                                VALUES (:repository, :push, :hook, :ref, :actor, :now, :now)
                                RETURNING number
                                """)
                        .bind("repository", push.repository().id())
                        .bind("push", push.id())
                        .bind("hook", hook.text())
                        .bind("actor", push.actor().name())
                        .bind("now", now);
        insert = ref == null ? insert.bindNull("ref", String.class) : insert.bind("ref", ref);
        return insert.mapValue(Long.class).one();
    }

    /** Notes that the post-receive hook of the repository, if it has one, is to run. */
    Mono<Void> announce(UUID repository, UUID push, String actor, Instant now) {
        return database.sql(
                        """
                        INSERT INTO hook_runs (repository, push, hook, actor, at)
                        SELECT repository, :push, name, :actor, :now FROM hooks
                        WHERE repository = :repository AND name = :hook
                        """)
                .bind("repository", repository)
                .bind("push", push)
                .bind("hook", HookName.POST_RECEIVE.text())
                .bind("actor", actor)
                .bind("now", now)
                .then();
    }

    /** The number of the run that was announced, which nobody else begins then. */
    Mono<Long> claim(UUID push, Instant now) {
        return database.sql(
                        """
                        UPDATE hook_runs SET started_at = :now
                        WHERE push = :push AND started_at IS NULL AND ended_at IS NULL
                        RETURNING number
                        """)
                .bind("push", push)
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Writes down how it ended, and forgets runs that are too old. */
    Mono<Void> end(long number, UUID repository, Outcome outcome) {
        DatabaseClient.GenericExecuteSpec update =
                database.sql(
                                """
                                UPDATE hook_runs SET ended_at = :now, exit_status = :status,
                                    trouble = :trouble, output = :output
                                WHERE number = :number
                                """)
                        .bind("number", number)
                        .bind("now", outcome.endedAt())
                        .bind("status", outcome.exitStatus())
                        .bind("output", outcome.output());
        String trouble = outcome.trouble();
        update =
                trouble == null
                        ? update.bindNull("trouble", String.class)
                        : update.bind("trouble", trouble);
        return update.then().then(Mono.defer(() -> forgetOld(repository)));
    }

    /** Ends those that nobody will end any more. */
    Flux<HookRun> giveUp(Instant begunBefore, Instant now, String trouble) {
        return database.sql(
                        """
                        UPDATE hook_runs SET ended_at = :now, trouble = :trouble
                        WHERE ended_at IS NULL AND coalesce(started_at, at) < :before
                        RETURNING *
                        """)
                .bind("now", now)
                .bind("trouble", trouble)
                .bind("before", begunBefore)
                .map(HookRuns::read)
                .all();
    }

    /** Those of the repository before that number, newest first. */
    Flux<HookRun> list(UUID repository, long before, int limit) {
        return database.sql(
                        """
                        SELECT * FROM hook_runs WHERE repository = :repository AND number < :before
                        ORDER BY number DESC LIMIT :limit
                        """)
                .bind("repository", repository)
                .bind("before", before)
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(HookRuns::read)
                .all();
    }

    Mono<Long> count(UUID repository) {
        return database.sql("SELECT count(*) FROM hook_runs WHERE repository = :repository")
                .bind("repository", repository)
                .mapValue(Long.class)
                .one();
    }

    private Mono<Void> forgetOld(UUID repository) {
        return database.sql(
                        """
                        DELETE FROM hook_runs WHERE repository = :repository
                            AND ended_at IS NOT NULL AND number <= (
                                SELECT number FROM hook_runs WHERE repository = :repository
                                ORDER BY number DESC OFFSET :kept LIMIT 1)
                        """)
                .bind("repository", repository)
                .bind("kept", kept)
                .then();
    }

    private static HookRun read(Readable row) {
        return new HookRun(
                requireNonNull(row.get("number", Long.class)),
                HookName.of(requireNonNull(row.get("hook", String.class))),
                requireNonNull(row.get("push", UUID.class)),
                row.get("ref", String.class),
                requireNonNull(row.get("actor", String.class)),
                requireNonNull(row.get("at", Instant.class)),
                row.get("started_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("exit_status", Integer.class),
                row.get("trouble", String.class),
                row.get("output", String.class));
    }
}
