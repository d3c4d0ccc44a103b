package io.gantry.git.ssh;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Source;
import io.gantry.git.people.Person;
import io.gantry.git.people.Portal;
import io.gantry.git.pushes.Caller;
import io.gantry.git.users.KeyOwner;
import io.gantry.git.users.Keys;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who logs in by SSH: whoever has a key that the store knows, as {@code git}. It blocks. */
@Component
class LoginSession implements PublickeyAuthenticator {
    private static final Logger log = LoggerFactory.getLogger(LoginSession.class);
    private static final AttributeKey<Login> LOGIN = new AttributeKey<>();
    private static final AttributeKey<Set<String>> UNKNOWN = new AttributeKey<>();
    private static final String USER = "git";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Keys keys;
    private final Portal portal;

    LoginSession(Keys keys, Portal portal) {
        this.keys = keys;
        this.portal = portal;
    }

    @Override
    public boolean authenticate(String username, PublicKey key, ServerSession session) {
        if (!username.equals(USER)) {
            return false;
        }
        try {
            String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            Optional<KeyOwner> owner = keys.owner(fingerprint).blockOptional(PATIENCE);
            if (owner.isPresent()) {
                session.setAttribute(LOGIN, new Login(fingerprint, owner.get().username()));
            } else {
                session.computeAttributeIfAbsent(UNKNOWN, _ -> ConcurrentHashMap.newKeySet())
                        .add(fingerprint);
            }
            return owner.isPresent();
        } catch (RuntimeException e) {
            log.warn("No login, since the store does not answer: {}", e.toString());
            return false;
        }
    }

    /**
     * Who that is now; empty if the key or he has been removed since or he is disabled. An {@link
     * io.gantry.web.errors.ApiException} if the gateway cannot be asked.
     */
    Optional<Caller> caller(ServerSession session, @Nullable String traceparent) {
        return login(session)
                .flatMap(login ->
                        keys.owner(login.fingerprint())
                                .flatMap(owner ->
                                        caller(owner, login.fingerprint(), session, traceparent))
                                .blockOptional(PATIENCE));
    }

    /** How the connection has logged in. */
    Optional<Login> login(ServerSession session) {
        return Optional.ofNullable(session.getAttribute(LOGIN));
    }

    /** Whose key a connection has logged in by. */
    static String user(ServerSession session) {
        Login login = session.getAttribute(LOGIN);
        return login == null ? Actor.ANONYMOUS : login.user();
    }

    /** The keys that were shown and are nobody's, if none was shown that is somebody's. */
    static Set<String> unknownKeys(ServerSession session) {
        Set<String> unknown = session.getAttribute(UNKNOWN);
        return unknown == null || session.getAttribute(LOGIN) != null ? Set.of() : unknown;
    }

    /** The client's; null if it has none that is known. */
    static @Nullable String address(ServerSession session) {
        return session.getClientAddress() instanceof InetSocketAddress known
                ? known.getAddress().getHostAddress()
                : null;
    }

    private Mono<Caller> caller(
            KeyOwner owner,
            String fingerprint,
            ServerSession session,
            @Nullable String traceparent) {
        return portal.present(owner.username())
                .map(person ->
                        new Caller(actor(person, fingerprint, session), owner.key(), traceparent));
    }

    private static Actor actor(Person person, String fingerprint, ServerSession session) {
        return new Actor(
                person.name(),
                person.role(),
                person.groups(),
                Source.SSH,
                address(session),
                UUID.randomUUID().toString(),
                fingerprint);
    }
}
