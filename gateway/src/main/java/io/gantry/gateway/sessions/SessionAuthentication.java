package io.gantry.gateway.sessions;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** One who has shown the token of a live session. */
public final class SessionAuthentication extends AbstractAuthenticationToken {
    private final transient Session session;

    SessionAuthentication(Session session) {
        super(List.of());
        this.session = session;
        setAuthenticated(true);
    }

    public Session session() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return session;
    }

    @Override
    public String getName() {
        return session.user().username();
    }
}
