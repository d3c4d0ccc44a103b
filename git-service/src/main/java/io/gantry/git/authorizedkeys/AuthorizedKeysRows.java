package io.gantry.git.authorizedkeys;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The keys as lines, in the order in which they came to be what they are. */
@Repository
class AuthorizedKeysRows {
    private static final String OPTIONS =
            "no-port-forwarding,no-X11-forwarding,no-agent-forwarding,no-pty";

    private final DatabaseClient database;
    private final AuthorizedKeysProperties properties;

    AuthorizedKeysRows(DatabaseClient database, AuthorizedKeysProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Lets one replica write at a time, until the transaction ends. */
    Mono<Void> lock() {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended('authorized_keys', 3))")
                .then();
    }

    /** Another text after every change of a key, by whichever replica. */
    Mono<String> state() {
        return database.sql(
                        "SELECT count(*) || ' ' || coalesce(max(changed_at)::text, '') FROM git_keys")
                .mapValue(String.class)
                .one();
    }

    /** The lines of the file, each with its end. */
    Flux<String> lines() {
        return database.sql(
                        """
                        SELECT :options || ',command="' || :command || ' ' || u.name || '" '
                            || rtrim(k.type || ' ' || k.body || ' ' || k.comment) || chr(10)
                        FROM git_keys AS k JOIN git_users AS u ON u.id = k.user_id
                        ORDER BY k.changed_at, k.id
                        """)
                .bind("options", OPTIONS)
                .bind("command", properties.command())
                .mapValue(String.class)
                .all();
    }
}
