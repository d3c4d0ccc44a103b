package io.gantry.gateway.users;

import io.gantry.gateway.GatewayError;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Sees to it that somebody is always administrator. Who is one only by OpenID Connect does not
 * count, since his provider can take that away without asking us.
 */
@Repository
public class Administrators {
    private static final long LOCK = 0x6761_6e74_7279_0001L;
    private final DatabaseClient database;

    Administrators(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Lets the changes of users, groups and memberships come one after the other, until the end of
     * the transaction; two administrators cannot then demote each other at the same time.
     */
    public Mono<Void> lock() {
        return database.sql("SELECT pg_advisory_xact_lock(:lock)").bind("lock", LOCK).then();
    }

    /** 409 if there is none now; to be asked at the end of each change that may take one away. */
    public Mono<Void> requireOne() {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM users AS u WHERE NOT u.disabled AND (u.role = 'admin'
                                OR EXISTS (SELECT FROM memberships AS m
                                    JOIN groups AS g ON g.id = m.group_id
                                    WHERE m.user_id = u.id AND m.origin = 'admin'
                                        AND g.role = 'admin')))
                        """)
                .mapValue(Boolean.class)
                .one()
                .flatMap(exists -> exists ? Mono.empty() : GatewayError.LAST_ADMIN.error());
    }
}
