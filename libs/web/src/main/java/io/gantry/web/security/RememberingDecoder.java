package io.gantry.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Verifies a JWT once: the same one comes with all requests of a caller for half a minute, and its
 * signature costs more than all else of most requests. None is remembered beyond its end.
 */
final class RememberingDecoder implements ReactiveJwtDecoder {
    private static final int REMEMBERED_CHARACTERS = 4_000_000;

    private final ReactiveJwtDecoder decoder;
    private final Cache<String, Jwt> verified;

    RememberingDecoder(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        verified =
                Caffeine.newBuilder()
                        .maximumWeight(REMEMBERED_CHARACTERS)
                        .weigher((String token, Jwt _) -> token.length())
                        .expireAfter(Expiry.creating((String _, Jwt jwt) -> left(jwt, clock)))
                        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                        .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = verified.getIfPresent(token);
        return known != null
                ? Mono.just(known)
                : decoder.decode(token).doOnNext(jwt -> verified.put(token, jwt));
    }

    private static Duration left(Jwt jwt, Clock clock) {
        return Duration.between(clock.instant(), Objects.requireNonNull(jwt.getExpiresAt()));
    }
}
