package io.gantry.git.ssh;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.git.refusals.Refusals;
import io.gantry.git.refusals.RefusedAttempt;
import io.gantry.git.storage.GitThreads;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Tells of logins and commands that were refused. Keys that nobody has are told when a connection
 * ends without a login: clients show all that they have until one fits.
 */
@Component
class RefusedCommands implements SessionListener {
    private static final Logger log = LoggerFactory.getLogger(RefusedCommands.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LOGIN = "SSH login";

    private final Refusals refusals;
    private final GitThreads threads;

    RefusedCommands(Refusals refusals, GitThreads threads) {
        this.refusals = refusals;
        this.threads = threads;
    }

    @Override
    public void sessionClosed(Session session) {
        if (session instanceof ServerSession closed) {
            for (String key : LoginSession.unknownKeys(closed)) {
                threads.execute(() -> tellLogin(key, closed));
            }
        }
    }

    /** A key that is nobody's, or whose owner may not log in. It blocks. */
    void tellLogin(String fingerprint, ServerSession session) {
        Actor nobody =
                new Actor(
                        Actor.ANONYMOUS,
                        Role.VIEWER,
                        Set.of(),
                        Source.SSH,
                        LoginSession.address(session),
                        UUID.randomUUID().toString());
        tell(new RefusedAttempt(nobody, LOGIN, HttpStatus.UNAUTHORIZED.value(), fingerprint));
    }

    /** It blocks. */
    void tell(Actor actor, GitCommandLine.OfRepository command, int status) {
        tell(new RefusedAttempt(actor, "SSH " + command.program(), status, command.repository()));
    }

    /** He is answered also if it could not be told. */
    private void tell(RefusedAttempt attempt) {
        try {
            refusals.tell(attempt).block(PATIENCE);
        } catch (RuntimeException e) {
            log.error("A refused attempt could not be told: {}", attempt, e);
        }
    }
}
