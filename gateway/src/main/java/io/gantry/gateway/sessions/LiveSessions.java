package io.gantry.gateway.sessions;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The sessions as the database had them at most a second ago, so that a logout, a change of role or
 * a disabled user is known to all replicas within two.
 */
@Component
class LiveSessions {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(1);
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final AsyncCache<String, Optional<Session>> read =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(TRUSTED_FOR)
                    .buildAsync();
    private final Sessions sessions;
    private final SessionProperties properties;
    private final Clock clock;

    LiveSessions(Sessions sessions, SessionProperties properties, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /** The session of that token; empty if it has ended or never was. */
    Mono<Session> find(SessionToken token) {
        String hash = token.hash();
        // Requests of one session share a reading, so none of them may cancel it.
        boolean uncancelled = true;
        return Mono.fromFuture(() -> read.get(hash, (key, _) -> load(key).toFuture()), uncancelled)
                .flatMap(Mono::justOrEmpty);
    }

    /** Reads it anew when next asked. */
    void forget(Session session) {
        read.synchronous().invalidate(session.tokenHash());
    }

    private Mono<Optional<Session>> load(String hash) {
        Instant now = clock.instant();
        return sessions.findLive(hash, now.minus(properties.idle()), now)
                .flatMap(session -> touch(session, now).thenReturn(session))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Void> touch(Session session, Instant now) {
        boolean recent = session.lastUsed().isAfter(now.minus(TOUCHED_EVERY));
        return recent ? Mono.empty() : sessions.touch(session, now);
    }
}
