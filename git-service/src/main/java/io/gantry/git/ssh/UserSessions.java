package io.gantry.git.ssh;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends connections of one user beyond so many at once. They are not counted by address: behind one
 * there may be many people, and who has not logged in yet is soon cut off.
 */
@Component
class UserSessions implements SessionListener {
    private static final Logger log = LoggerFactory.getLogger(UserSessions.class);
    private static final AttributeKey<String> COUNTED = new AttributeKey<>();

    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    UserSessions(SshProperties properties) {
        most = properties.sessions();
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event != Event.Authenticated || !(session instanceof ServerSession of)) {
            return;
        }
        String user = LoginSession.user(of);
        session.setAttribute(COUNTED, user);
        if (open.merge(user, 1, Integer::sum) <= most) {
            return;
        }
        try {
            session.disconnect(
                    SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS,
                    "You have %d connections, which is as many as you may have".formatted(most));
        } catch (IOException e) {
            log.debug("A connection too many has ended by itself: {}", e.toString());
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
