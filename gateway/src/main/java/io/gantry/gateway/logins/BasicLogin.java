package io.gantry.gateway.logins;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.Credentials;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Knows those who send name and password, or name and API key, with each request. That a password
 * is right is remembered for a minute, what its user may do is not.
 */
@Service
public class BasicLogin {
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(60);
    private static final int REMEMBERED = 10_000;
    private final AsyncCache<String, Credential> verified =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(REMEMBERED_FOR)
                    .buildAsync();
    private final SecretMac macs = new SecretMac();
    private final Callers callers;
    private final Credentials credentials;
    private final PasswordLogin passwords;
    private final RefusedLogins refused;

    BasicLogin(
            Callers callers,
            Credentials credentials,
            PasswordLogin passwords,
            RefusedLogins refused) {
        this.callers = callers;
        this.credentials = credentials;
        this.passwords = passwords;
        this.refused = refused;
    }

    /**
     * Who that is; empty if the pair is nobody's, 429 if too many were wrong. What looks like a key
     * is never tried as a password: nobody guesses keys, so wrong ones do not count. The audit log
     * is told of each pair that is nobody's.
     */
    public Mono<Caller> check(String username, String secret, Client client, String route) {
        return Token.parse(secret)
                .map(token ->
                        byKey(username, token)
                                .switchIfEmpty(
                                        refused.tell(username, client, route).then(Mono.empty())))
                .orElseGet(() -> byPassword(username, secret, client, route));
    }

    private Mono<Caller> byKey(String username, Token token) {
        return token.kind() == Token.Kind.API_KEY
                ? callers.using(token)
                        .filter(caller -> caller.user().username().equalsIgnoreCase(username))
                : Mono.empty();
    }

    private Mono<Caller> byPassword(String username, String password, Client client, String route) {
        Mono<Credential> check =
                Mono.defer(() -> passwords.check(username, password, client, route));
        return credentials
                .find(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found ->
                        found.map(known -> remembered(known, password, check)).orElse(check))
                .map(Caller::byPassword);
    }

    /** Those who send the same pair at the same time share one look at it. */
    private Mono<Credential> remembered(Credential found, String password, Mono<Credential> check) {
        boolean uncancelled = true;
        return Mono.fromFuture(
                        () -> verified.get(mac(found, password), (_, _) -> check.toFuture()),
                        uncancelled)
                .map(_ -> found);
    }

    /** Another one as soon as the user has another password. */
    private String mac(Credential found, String password) {
        return macs.of(
                found.user().id().toString(),
                found.passwordSetAt().toString(),
                String.valueOf(found.passwordHash()),
                password);
    }
}
