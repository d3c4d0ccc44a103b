package io.gantry.gateway.sessions;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Proof;
import io.gantry.gateway.callers.Proof.SessionProof;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.UserService;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets people in and out. */
@Service
class LoginService {
    private final UserService users;
    private final SessionService sessions;
    private final Callers callers;

    LoginService(UserService users, SessionService sessions, Callers callers) {
        this.users = users;
        this.sessions = sessions;
        this.callers = callers;
    }

    /** The password is checked before the transaction: no connection waits for Argon2. */
    Mono<NewSession> login(Login login, Client client) {
        return users.identify(login.username(), login.password())
                .switchIfEmpty(GatewayError.INVALID_CREDENTIALS.error())
                .flatMap(user -> sessions.begin(user, client));
    }

    Mono<Void> logout(Caller caller, Client client) {
        return switch (caller.proof()) {
            case SessionProof session ->
                    sessions.end(session.id(), caller, client)
                            .then(Mono.fromRunnable(() -> callers.forget(caller)));
            case Proof.ApiKeyProof _, Proof.PasswordProof _ -> GatewayError.NO_SESSION.error();
        };
    }
}
