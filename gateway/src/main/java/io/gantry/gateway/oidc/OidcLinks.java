package io.gantry.gateway.oidc;

import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of who is whom to a provider. */
@Repository
class OidcLinks {
    private final DatabaseClient database;

    OidcLinks(DatabaseClient database) {
        this.database = database;
    }

    Mono<User> find(String issuer, String subject) {
        return database.sql(
                        """
                        SELECT %s FROM oidc_links AS l JOIN users AS u ON u.id = l.user_id
                        WHERE l.issuer = :issuer AND l.subject = :subject
                        """
                                .formatted(Users.COLUMNS))
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map(Users::read)
                .one();
    }

    Mono<Void> insert(String issuer, String subject, User user) {
        return database.sql(
                        """
                        INSERT INTO oidc_links (issuer, subject, user_id)
                        VALUES (:issuer, :subject, :user)
                        """)
                .bind("issuer", issuer)
                .bind("subject", subject)
                .bind("user", user.id())
                .then();
    }
}
