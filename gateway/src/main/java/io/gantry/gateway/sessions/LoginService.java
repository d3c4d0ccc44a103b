package io.gantry.gateway.sessions;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Proof;
import io.gantry.gateway.callers.Proof.SessionProof;
import io.gantry.gateway.logins.PasswordLogin;
import io.gantry.gateway.requests.Client;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets people in and out. */
@Service
class LoginService {
    private final PasswordLogin passwords;
    private final SessionService sessions;
    private final Callers callers;

    LoginService(PasswordLogin passwords, SessionService sessions, Callers callers) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.callers = callers;
    }

    /** The password is checked before the transaction: no connection waits for Argon2. */
    Mono<NewSession> login(Login login, Client client) {
        return passwords
                .check(login.username(), login.password(), client, AuthController.LOGIN)
                .flatMap(known -> sessions.begin(known, client))
                .switchIfEmpty(GatewayError.INVALID_CREDENTIALS.error());
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
