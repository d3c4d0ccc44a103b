package io.gantry.gateway.logins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.LoginRefused;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Tells of refused logins: one event for each user, address, route and minute. */
@Service
class RefusedLogins {
    /** What is nobody's name may be a password in the wrong field, and the audit log is for ever. */
    private static final String UNKNOWN = "(unknown)";

    private static final Duration KEPT = Duration.ofHours(1);
    private final DatabaseClient database;
    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    RefusedLogins(DatabaseClient database, Users users, Outbox outbox, Clock clock) {
        this.database = database;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Void> tell(String username, Client client, String route) {
        return users.find(username)
                .map(User::username)
                .defaultIfEmpty(UNKNOWN)
                .flatMap(name -> tellOnce(name, client, route));
    }

    private Mono<Void> tellOnce(String name, Client client, String route) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return purge(minute.minus(KEPT))
                .then(insert(name, String.valueOf(client.address()), route, minute))
                .map(sequence -> new LoginRefused(aggregate(name), sequence, name, route))
                .flatMap(event -> outbox.append(event, actor(name, client)));
    }

    /** The sequence of the event; empty if this minute's has been told. */
    private Mono<Long> insert(String name, String address, String route, Instant minute) {
        return database.sql(
                        """
                        INSERT INTO refused_logins (username, address, route, minute)
                        VALUES (:username, :address, :route, :minute) ON CONFLICT DO NOTHING
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("username", name)
                .bind("address", address)
                .bind("route", route)
                .bind("minute", minute)
                .mapValue(Long.class)
                .one();
    }

    private Mono<Void> purge(Instant until) {
        return database.sql(
                        """
                        DELETE FROM refused_logins WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM refused_logins WHERE minute < :until
                            LIMIT 500 FOR UPDATE SKIP LOCKED))
                        """)
                .bind("until", until)
                .then();
    }

    private static UUID aggregate(String name) {
        return UUID.nameUUIDFromBytes(("refused logins of " + name).getBytes(UTF_8));
    }

    private static Actor actor(String name, Client client) {
        return new Actor(
                name,
                Role.VIEWER,
                Set.of(),
                client.source(),
                client.address(),
                client.requestId());
    }
}
