package io.gantry.git.ssh;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Source;
import io.gantry.git.people.People;
import io.gantry.git.people.Person;
import io.gantry.git.pushes.Caller;
import io.gantry.git.users.KeyOwner;
import io.gantry.git.users.Keys;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who logs in by SSH: whoever has a key that the store knows, as {@code git}. It blocks. */
@Component
class LoginSession implements PublickeyAuthenticator {
    private static final Logger log = LoggerFactory.getLogger(LoginSession.class);
    private static final AttributeKey<Login> LOGIN = new AttributeKey<>();
    private static final String USER = "git";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Keys keys;
    private final People people;

    LoginSession(Keys keys, People people) {
        this.keys = keys;
        this.people = people;
    }

    @Override
    public boolean authenticate(String username, PublicKey key, ServerSession session) {
        if (!username.equals(USER)) {
            return false;
        }
        try {
            String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            boolean known =
                    keys.owner(fingerprint).hasElement().blockOptional(PATIENCE).orElse(false);
            if (known) {
                session.setAttribute(LOGIN, new Login(fingerprint));
            }
            return known;
        } catch (RuntimeException e) {
            log.warn("No login, since the store does not answer: {}", e.toString());
            return false;
        }
    }

    /** Who that is now; empty if the key has been removed since. */
    Optional<Caller> caller(ServerSession session) {
        Login login = session.getAttribute(LOGIN);
        if (login == null) {
            return Optional.empty();
        }
        return keys.owner(login.fingerprint())
                .flatMap(owner -> caller(owner, session))
                .blockOptional(PATIENCE);
    }

    /** Somebody whom the portal does not know has no role and no groups. */
    private Mono<Caller> caller(KeyOwner owner, ServerSession session) {
        return people.find(owner.username())
                .defaultIfEmpty(Person.unknown(owner.username()))
                .filter(person -> !person.disabled())
                .map(person -> new Caller(actor(person, session), owner.key()));
    }

    private static Actor actor(Person person, ServerSession session) {
        String address =
                session.getClientAddress() instanceof InetSocketAddress known
                        ? known.getAddress().getHostAddress()
                        : null;
        return new Actor(
                person.name(),
                person.role(),
                person.groups(),
                Source.SSH,
                address,
                UUID.randomUUID().toString());
    }
}
