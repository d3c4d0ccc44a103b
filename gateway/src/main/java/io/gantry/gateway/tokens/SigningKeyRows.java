package io.gantry.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.web.encryption.Encryption;
import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of signing keys, in which their private parts are encrypted. */
@Repository
class SigningKeyRows {
    private final DatabaseClient database;
    private final Encryption encryption;

    SigningKeyRows(DatabaseClient database, Encryption encryption) {
        this.database = database;
        this.encryption = encryption;
    }

    /** The key that signs, if it was made after that time. */
    Mono<SigningKey> findActive(Instant madeAfter) {
        return database.sql(
                        "SELECT kid, sealed FROM signing_keys WHERE active AND created_at > :after")
                .bind("after", madeAfter)
                .map(this::open)
                .one();
    }

    /** The key that signs and those that have signed, newest first. */
    Flux<SigningKey> findAll() {
        return database.sql("SELECT kid, sealed FROM signing_keys ORDER BY created_at DESC")
                .map(this::open)
                .all();
    }

    /** Lets the key that signs do so no more, if it was not made after that time. */
    Mono<Void> retire(Instant madeAfter, Instant now) {
        return database.sql(
                        """
                        UPDATE signing_keys SET active = false, retired_at = :now
                        WHERE active AND created_at <= :after
                        """)
                .bind("now", now)
                .bind("after", madeAfter)
                .then();
    }

    /** Lets that key sign, unless another replica has just made one. */
    Mono<Void> insert(SigningKey made, Instant now) {
        return database.sql(
                        """
                        INSERT INTO signing_keys (kid, sealed, active, created_at)
                        VALUES (:kid, :sealed, true, :now) ON CONFLICT DO NOTHING
                        """)
                .bind("kid", made.id())
                .bind("sealed", encryption.seal(made.toJson().getBytes(UTF_8), purpose(made.id())))
                .bind("now", now)
                .then();
    }

    Mono<Void> deleteRetired(Instant before) {
        return database.sql("DELETE FROM signing_keys WHERE retired_at < :before")
                .bind("before", before)
                .then();
    }

    private SigningKey open(Readable row) {
        String kid = Objects.requireNonNull(row.get("kid", String.class));
        byte[] sealed = Objects.requireNonNull(row.get("sealed", byte[].class));
        try {
            return SigningKey.parse(new String(encryption.open(sealed, purpose(kid)), UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "GANTRY_ENCRYPTION_KEY does not open signing key %s: it was stored under another one"
                            .formatted(kid),
                    e);
        }
    }

    private static String purpose(String kid) {
        return "signing_keys/" + kid;
    }
}
