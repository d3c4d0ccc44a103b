package io.gantry.gateway.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The stored signing keys; the first replica that needs one makes it. */
@Repository
class SigningKeys {
    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final DatabaseClient database;
    private final Encryption encryption;
    private final Clock clock;
    private final Mono<SigningKey> current;

    SigningKeys(DatabaseClient database, Encryption encryption, Clock clock) {
        this.database = database;
        this.encryption = encryption;
        this.clock = clock;
        this.current =
                findActive()
                        .switchIfEmpty(Mono.defer(this::make))
                        .cache(_ -> FOREVER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The key that signs now; read once. */
    Mono<SigningKey> current() {
        return current;
    }

    private Mono<SigningKey> findActive() {
        return database.sql("SELECT kid, sealed FROM signing_keys WHERE active")
                .map(this::open)
                .one();
    }

    /** Of two replicas that make one at the same time, both use that of the first. */
    private Mono<SigningKey> make() {
        SigningKey made = SigningKey.generate();
        byte[] sealed = encryption.seal(made.toJson().getBytes(UTF_8), purpose(made.id()));
        return database.sql(
                        """
                        INSERT INTO signing_keys (kid, sealed, active, created_at)
                        VALUES (:kid, :sealed, true, :now) ON CONFLICT DO NOTHING
                        """)
                .bind("kid", made.id())
                .bind("sealed", sealed)
                .bind("now", clock.instant())
                .then()
                .then(findActive());
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
