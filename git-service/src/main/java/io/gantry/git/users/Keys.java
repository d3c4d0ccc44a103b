package io.gantry.git.users;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of keys; fingerprints are unique over all users. */
@Repository
public class Keys {
    private static final String COLUMNS = "k.id, k.name, k.type, k.body, k.comment, k.fingerprint";

    private final DatabaseClient database;

    Keys(DatabaseClient database) {
        this.database = database;
    }

    /** Whose key has that fingerprint, as {@code ssh-keygen -l} shows it. */
    public Mono<KeyOwner> owner(String fingerprint) {
        return database.sql(
                        """
                        SELECT k.id, u.name FROM git_keys k JOIN git_users u ON u.id = k.user_id
                        WHERE k.fingerprint = :fingerprint
                        """)
                .bind("fingerprint", fingerprint)
                .map(row ->
                        new KeyOwner(
                                requireNonNull(row.get("id", UUID.class)),
                                requireNonNull(row.get("name", String.class))))
                .one();
    }

    /** The keys of the user, in the order of their names. */
    Flux<GitKey> of(GitUser user) {
        return database.sql(
                        "SELECT %s FROM git_keys k WHERE k.user_id = :user ORDER BY k.name"
                                .formatted(COLUMNS))
                .bind("user", user.id())
                .map(Keys::read)
                .all();
    }

    Mono<GitKey> find(GitUser user, String name) {
        return database.sql(
                        "SELECT %s FROM git_keys k WHERE k.user_id = :user AND k.name = :name"
                                .formatted(COLUMNS))
                .bind("user", user.id())
                .bind("name", name)
                .map(Keys::read)
                .one();
    }

    /** The number of the change; a taken name or fingerprint is a DuplicateKeyException. */
    Mono<Long> insert(GitUser user, GitKey key, Instant now) {
        return bind(
                        """
                        INSERT INTO git_keys (id, user_id, name, type, body, comment, fingerprint,
                            changed_at)
                        VALUES (:id, :user, :name, :type, :body, :comment, :fingerprint, :now)
                        RETURNING nextval('git_version')
                        """,
                        key,
                        now)
                .bind("user", user.id())
                .bind("name", key.name())
                .mapValue(Long.class)
                .one();
    }

    /** Puts another key under the same name; the number of the change. */
    Mono<Long> update(GitKey key, Instant now) {
        return bind(
                        """
                        UPDATE git_keys SET type = :type, body = :body, comment = :comment,
                            fingerprint = :fingerprint, changed_at = :now
                        WHERE id = :id RETURNING nextval('git_version')
                        """,
                        key,
                        now)
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> delete(GitKey key) {
        return database.sql("DELETE FROM git_keys WHERE id = :id RETURNING nextval('git_version')")
                .bind("id", key.id())
                .mapValue(Long.class)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, GitKey key, Instant now) {
        PublicKeyLine line = key.line();
        return database.sql(sql)
                .bind("id", key.id())
                .bind("type", line.type())
                .bind("body", line.body())
                .bind("comment", line.comment())
                .bind("fingerprint", line.fingerprint())
                .bind("now", now);
    }

    private static GitKey read(Readable row) {
        PublicKeyLine line =
                new PublicKeyLine(
                        requireNonNull(row.get("type", String.class)),
                        requireNonNull(row.get("body", String.class)),
                        requireNonNull(row.get("comment", String.class)),
                        requireNonNull(row.get("fingerprint", String.class)));
        return new GitKey(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("name", String.class)),
                line);
    }
}
