package io.gantry.gateway.tokens;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Which key signs: one for all replicas, and from time to time another. The first replica that
 * needs one makes it. Who verifies asks for keys that he does not know, so a new one can sign at
 * once; an old one is published until long after its last token has died.
 */
@Service
class SigningKeys {
    private static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final Duration PUBLISHED_EVERY = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private final SigningKeyRows rows;
    private final RotationProperties properties;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Mono<SigningKey> current;
    private final Mono<String> published;

    SigningKeys(
            SigningKeyRows rows,
            RotationProperties properties,
            TransactionalOperator transaction,
            Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
        this.current = remembered(Mono.defer(this::readOrMake), READ_EVERY);
        this.published = remembered(Mono.defer(this::publicKeys), PUBLISHED_EVERY);
    }

    /** The key that signs now. */
    Mono<SigningKey> current() {
        return current;
    }

    /** The JWK Set that the whole world may read. */
    Mono<String> published() {
        return published;
    }

    private static <T> Mono<T> remembered(Mono<T> reading, Duration life) {
        return reading.cache(_ -> life, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<SigningKey> readOrMake() {
        Instant now = clock.instant();
        Instant after = now.minus(properties.rotation());
        return rows.findActive(after)
                .switchIfEmpty(Mono.defer(() -> make(after, now)).then(rows.findActive(after)));
    }

    /** Of two replicas that make one at the same time, both use that of the first. */
    private Mono<Void> make(Instant after, Instant now) {
        Mono<Void> replace =
                rows.retire(after, now)
                        .then(rows.insert(SigningKey.generate(), now))
                        .then(rows.deleteRetired(now.minus(KEPT)));
        return transaction.transactional(replace);
    }

    private Mono<String> publicKeys() {
        return rows.findAll()
                .<JWK>map(SigningKey::publicKey)
                .collectList()
                .map(keys -> new JWKSet(keys).toString());
    }
}
