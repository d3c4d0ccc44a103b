package io.gantry.git.pushes;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.git.RefChange;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What each ref was when it was last moved; whoever moves refs holds their rows locked. */
@Repository
class RefStates {
    private final DatabaseClient database;

    RefStates(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the refs, in the order given, until the transaction ends. */
    Mono<Void> lock(Push push) {
        String[] refs = push.refNames().toArray(String[]::new);
        return database.sql(
                        """
                        INSERT INTO ref_state (repository, ref, object, push)
                        SELECT :repository, ref, :zero, :push FROM unnest(:refs) AS ref
                        ORDER BY ref COLLATE "C" ON CONFLICT DO NOTHING
                        """)
                .bind("repository", push.repository())
                .bind("zero", ObjectId.zeroId().name())
                .bind("push", push.id())
                .bind("refs", refs)
                .then()
                .then(
                        database.sql(
                                        """
                                        SELECT ref FROM ref_state
                                        WHERE repository = :repository AND ref = ANY(:refs)
                                        ORDER BY ref FOR UPDATE
                                        """)
                                .bind("repository", push.repository())
                                .bind("refs", refs)
                                .then());
    }

    /** What each ref of the repository was, by its name; zeros if it was removed. */
    Mono<Map<String, String>> of(UUID repository) {
        return database.sql("SELECT ref, object FROM ref_state WHERE repository = :repository")
                .bind("repository", repository)
                .map(RefStates::read)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The same of some of its refs; those that never moved are not in it. */
    Mono<Map<String, String>> of(UUID repository, List<String> refs) {
        return database.sql(
                        """
                        SELECT ref, object FROM ref_state
                        WHERE repository = :repository AND ref = ANY(:refs)
                        """)
                .bind("repository", repository)
                .bind("refs", refs.toArray(String[]::new))
                .map(RefStates::read)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map.Entry<String, String> read(Readable row) {
        return Map.entry(
                requireNonNull(row.get("ref", String.class)),
                requireNonNull(row.get("object", String.class)));
    }

    /** Writes down where refs that are locked have gone. */
    Mono<Void> save(Push push, List<RefChange> moved) {
        return database.sql(
                        """
                        UPDATE ref_state AS s SET object = m.object, push = :push
                        FROM unnest(:refs, :objects) AS m(ref, object)
                        WHERE s.repository = :repository AND s.ref = m.ref
                        """)
                .bind("repository", push.repository())
                .bind("push", push.id())
                .bind("refs", moved.stream().map(RefChange::ref).toArray(String[]::new))
                .bind("objects", moved.stream().map(RefChange::after).toArray(String[]::new))
                .then();
    }
}
