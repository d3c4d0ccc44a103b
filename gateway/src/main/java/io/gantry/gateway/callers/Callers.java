package io.gantry.gateway.callers;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.gateway.callers.Proof.ApiKeyProof;
import io.gantry.gateway.callers.Proof.PasswordProof;
import io.gantry.gateway.callers.Proof.SessionProof;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The callers as the database had them less than a second ago, so that whatever ends or changes one
 * is known to all replicas within two, also to those who ask only once a second.
 */
@Component
public class Callers {
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 20_000;
    private final AsyncCache<String, Optional<Caller>> read =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(Credentials.TRUSTED_FOR)
                    .buildAsync();
    private final AsyncCache<UUID, Boolean> touched =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(TOUCHED_EVERY)
                    .buildAsync();
    private final Proofs proofs;
    private final Credentials credentials;
    private final SessionProperties properties;
    private final Clock clock;

    Callers(Proofs proofs, Credentials credentials, SessionProperties properties, Clock clock) {
        this.proofs = proofs;
        this.credentials = credentials;
        this.properties = properties;
        this.clock = clock;
    }

    /** The bearer of that token, who uses it now; empty if it has ended or never was. */
    public Mono<Caller> using(Token token) {
        return find(token.kind(), token.hash()).flatMap(this::touch);
    }

    /** The caller as he is now; empty if what he has shown has ended. It counts as no use of it. */
    public Mono<Caller> current(Caller caller) {
        return switch (caller.proof()) {
            case SessionProof session -> find(Token.Kind.SESSION, session.tokenHash());
            case ApiKeyProof key -> find(Token.Kind.API_KEY, key.tokenHash());
            case PasswordProof password ->
                    credentials
                            .find(caller.user().username())
                            .filter(credential -> isOf(credential, password))
                            .map(Caller::byPassword);
        };
    }

    /** Whether what somebody has shown, by its {@link Proof#text}, holds at this moment. */
    Mono<Boolean> hold(String proof) {
        String[] parts = proof.split(PasswordProof.SET_AT, 2);
        Instant setAt = parts.length == 2 ? Instant.parse(parts[1]) : null;
        Instant now = clock.instant();
        UUID id = UUID.fromString(parts[0]);
        return proofs.hold(id, setAt, now.minus(properties.idle()), now);
    }

    /** Reads him anew when next asked. */
    public void forget(Caller caller) {
        switch (caller.proof()) {
            case SessionProof session -> read.synchronous().invalidate(session.tokenHash());
            case ApiKeyProof key -> read.synchronous().invalidate(key.tokenHash());
            case PasswordProof _ -> credentials.forget(caller.user().username());
        }
    }

    private static boolean isOf(Credential credential, PasswordProof password) {
        return credential.user().id().equals(password.id())
                && password.setAt().equals(credential.passwordSetAt());
    }

    private Mono<Caller> find(Token.Kind kind, String hash) {
        // Those who ask at the same time share a reading, so none of them may cancel it.
        boolean uncancelled = true;
        return Mono.fromFuture(
                        () -> read.get(hash, (key, _) -> load(kind, key).toFuture()), uncancelled)
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<Optional<Caller>> load(Token.Kind kind, String hash) {
        Instant now = clock.instant();
        Mono<Caller> found =
                switch (kind) {
                    case SESSION -> proofs.findSession(hash, now.minus(properties.idle()), now);
                    case API_KEY -> proofs.findApiKey(hash, now);
                };
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<Caller> touch(Caller caller) {
        return caller.proof() instanceof SessionProof session && isOld(session)
                ? touch(session).thenReturn(caller)
                : Mono.just(caller);
    }

    private boolean isOld(SessionProof session) {
        return !session.lastUsed().isAfter(clock.instant().minus(TOUCHED_EVERY));
    }

    private Mono<Void> touch(SessionProof session) {
        boolean uncancelled = true;
        return Mono.fromFuture(
                        () -> touched.get(session.id(), (id, _) -> write(id).toFuture()),
                        uncancelled)
                .then();
    }

    private Mono<Boolean> write(UUID session) {
        return proofs.touchSession(session, clock.instant()).thenReturn(true);
    }
}
