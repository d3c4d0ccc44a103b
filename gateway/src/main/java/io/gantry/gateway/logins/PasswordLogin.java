package io.gantry.gateway.logins;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.Credentials;
import io.gantry.gateway.users.Passwords;
import io.gantry.gateway.users.UserRules;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Decides who somebody is by his password, through whichever door he comes. */
@Service
public class PasswordLogin {
    private final Credentials credentials;
    private final Passwords passwords;
    private final LoginLimits limits;
    private final RefusedLogins refused;
    private final Turns turns = new Turns();

    PasswordLogin(
            Credentials credentials,
            Passwords passwords,
            LoginLimits limits,
            RefusedLogins refused) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.limits = limits;
        this.refused = refused;
    }

    /**
     * The user with that name and password; empty if there is none or he is disabled, which takes
     * as long to find out; 429 before the password is looked at if too many were wrong.
     *
     * @param route where it is tried, for the audit log
     */
    public Mono<Credential> check(String username, String password, Client client, String route) {
        boolean possible = UserRules.isUsername(username);
        Attempt begun = Attempt.of(username, possible, client.address());
        return turns.next(begun.address(), limits.begin(begun))
                .flatMap(attempt -> judge(attempt, username, password))
                .onErrorResume(
                        GatewayError.TOO_MANY_LOGINS::isCause,
                        full -> refused.tell(username, client, route).then(Mono.error(full)))
                .switchIfEmpty(refused.tell(username, client, route).then(Mono.empty()));
    }

    private Mono<Credential> judge(Attempt attempt, String username, String password) {
        return credentials
                .read(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> match(found, password))
                .onErrorResume(e -> limits.dropped(attempt).then(Mono.error(e)))
                .flatMap(known -> limits.succeeded(attempt).thenReturn(known))
                .switchIfEmpty(limits.failed(attempt).then(Mono.empty()));
    }

    private Mono<Credential> match(Optional<Credential> found, String password) {
        String hash = found.map(Credential::passwordHash).orElseGet(passwords::ofNobody);
        return passwords
                .matches(password, hash)
                .filter(Boolean::booleanValue)
                .flatMap(_ -> Mono.justOrEmpty(found));
    }
}
