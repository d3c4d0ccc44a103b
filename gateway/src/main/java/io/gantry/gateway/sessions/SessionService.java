package io.gantry.gateway.sessions;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.LoggedIn;
import io.gantry.contracts.identity.IdentityEvent.LoggedOut;
import io.gantry.events.Outbox;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.SessionProperties;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.User;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Begins and ends sessions, and tells of it. */
@Service
public class SessionService {
    private final Sessions sessions;
    private final SessionProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    SessionService(Sessions sessions, SessionProperties properties, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A new session of somebody whom a provider knows; empty if he is disabled by now. */
    @Transactional
    public Mono<NewSession> begin(User user, Client client) {
        return begin(user, null, client);
    }

    /** The same of somebody who has shown his password; empty if it is another by now. */
    @Transactional
    public Mono<NewSession> begin(Credential shown, Client client) {
        return begin(shown.user(), shown.passwordSetAt(), client);
    }

    private Mono<NewSession> begin(User user, @Nullable Instant passwordSetAt, Client client) {
        UUID id = UUID.randomUUID();
        Token token = Token.random(Token.Kind.SESSION);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = now.plus(properties.lifetime());
        return sessions.deleteEnded(user, now.minus(properties.idle()), now)
                .then(sessions.insert(id, token.hash(), user, passwordSetAt, now, end))
                .map(sequence -> new LoggedIn(id, sequence, user.username()))
                .flatMap(event ->
                        outbox.append(event, user.actingThrough(client))
                                .thenReturn(new NewSession(token.text(), end, user)));
    }

    /** Ends all sessions of the user but that one, if one is named. */
    @Transactional
    public Mono<Void> endOthers(User user, @Nullable UUID kept, Actor actor) {
        return sessions.deleteOthers(user, kept)
                .collectList()
                .flatMapIterable(ended -> ended)
                .map(end -> new LoggedOut(end.id(), end.sequence(), user.username()))
                .concatMap(event -> outbox.append(event, actor))
                .then();
    }

    /** Nothing happens if it has ended meanwhile. */
    @Transactional
    Mono<Void> end(UUID session, Caller caller, Client client) {
        return sessions.delete(session)
                .map(sequence -> new LoggedOut(session, sequence, caller.user().username()))
                .flatMap(event -> outbox.append(event, caller.actingThrough(client)));
    }
}
