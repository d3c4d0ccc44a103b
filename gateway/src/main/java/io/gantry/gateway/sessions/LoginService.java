package io.gantry.gateway.sessions;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.UserService;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets people in and out. */
@Service
class LoginService {
    private final UserService users;
    private final SessionService sessions;
    private final LiveSessions live;

    LoginService(UserService users, SessionService sessions, LiveSessions live) {
        this.users = users;
        this.sessions = sessions;
        this.live = live;
    }

    /** The password is checked before the transaction: no connection waits for Argon2. */
    Mono<NewSession> login(Credentials credentials, Client client) {
        return users.identify(credentials.username(), credentials.password())
                .switchIfEmpty(GatewayError.INVALID_CREDENTIALS.error())
                .flatMap(user -> sessions.begin(user, client));
    }

    Mono<Void> logout(Session session, Client client) {
        return sessions.end(session, client).then(Mono.fromRunnable(() -> live.forget(session)));
    }
}
