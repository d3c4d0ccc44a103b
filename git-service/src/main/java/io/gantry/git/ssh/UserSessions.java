package io.gantry.git.ssh;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.session.ServerSession;
import org.springframework.stereotype.Component;

/**
 * Counts the connections of each user. Those beyond so many at once are told so by their first
 * command, as a disconnection says nothing that git would show, and end soon without one. They are
 * not counted by address: behind one there may be many people.
 */
@Component
class UserSessions implements SessionListener {
    private static final AttributeKey<String> COUNTED = new AttributeKey<>();
    private static final AttributeKey<Boolean> TOO_MANY = new AttributeKey<>();

    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;
    private final Duration patience;

    UserSessions(SshProperties properties) {
        most = properties.sessions();
        patience = properties.loginTimeout();
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event != Event.Authenticated || !(session instanceof ServerSession of)) {
            return;
        }
        String user = LoginSession.user(of);
        session.setAttribute(COUNTED, user);
        if (open.merge(user, 1, Integer::sum) > most) {
            session.setAttribute(TOO_MANY, true);
            CoreModuleProperties.IDLE_TIMEOUT.set(session, patience);
        }
    }

    /** Goes on unless the connection was one too many. */
    void require(Session session) throws Refusal {
        if (session.getAttribute(TOO_MANY) != null) {
            throw new Refusal(
                    "You have %d connections already, which is as many as you may have"
                            .formatted(most));
        }
    }

    @Override
    public void sessionClosed(Session session) {
        String user = session.removeAttribute(COUNTED);
        if (user != null) {
            open.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
