package io.gantry.gateway.oidc;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.logins.RefusedLogins;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.sessions.NewSession;
import io.gantry.gateway.sessions.SessionService;
import io.gantry.web.errors.ApiException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Leads a browser to the provider and back.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">Authorization
 *     code flow</a>
 */
@Service
class OidcService {
    /** No name is said in a sign-in. */
    private static final String SOMEBODY = "";

    private final OidcProperties properties;
    private final OidcClient provider;
    private final OidcUsers users;
    private final SessionService sessions;
    private final RefusedLogins refused;
    private final Clock clock;

    OidcService(
            OidcProperties properties,
            OidcClient provider,
            OidcUsers users,
            SessionService sessions,
            RefusedLogins refused,
            Clock clock) {
        this.properties = properties;
        this.provider = provider;
        this.users = users;
        this.sessions = sessions;
        this.refused = refused;
        this.clock = clock;
    }

    /** 404 if there is no provider. */
    Mono<Void> requireOn() {
        return properties.issuer() == null ? GatewayError.OIDC_OFF.error() : Mono.empty();
    }

    SignIn begin(@Nullable String returnTo) {
        return SignIn.begin(returnTo == null ? "/" : ReturnPath.require(returnTo), clock.instant());
    }

    /** The provider's page that this sign-in begins at. */
    Mono<URI> page(SignIn signIn, URI callback) {
        return provider.provider()
                .map(known ->
                        UriComponentsBuilder.fromUri(known.authorization())
                                .queryParam("response_type", "code")
                                .queryParam("client_id", "{client}")
                                .queryParam("redirect_uri", "{callback}")
                                .queryParam("scope", "{scope}")
                                .queryParam("state", signIn.state())
                                .queryParam("nonce", signIn.nonce())
                                .queryParam("code_challenge", signIn.challenge())
                                .queryParam("code_challenge_method", "S256")
                                .encode()
                                .buildAndExpand(
                                        properties.clientId(),
                                        callback,
                                        String.join(" ", properties.scopes()))
                                .toUri());
    }

    /** The session of the person whom the provider's answer is about. */
    Mono<NewSession> end(SignIn signIn, Callback answer, URI callback, Client client) {
        return judge(signIn, answer, callback, client)
                .onErrorResume(
                        ApiException.class,
                        refusal ->
                                refused.tell(SOMEBODY, client, OidcController.CALLBACK)
                                        .then(Mono.error(refusal)));
    }

    private Mono<NewSession> judge(SignIn signIn, Callback answer, URI callback, Client client) {
        String code = answer.code();
        if (answer.state() == null || !signIn.hasState(answer.state())) {
            return GatewayError.OIDC_REFUSED.error("the answer is of another sign-in");
        }
        if (code == null) {
            return GatewayError.OIDC_REFUSED.error("the provider answered " + answer.error());
        }
        return provider.redeem(code, signIn, callback)
                .map(token -> Person.of(token, properties))
                .flatMap(person ->
                        users.requireNoGitUser(person).then(users.signedIn(person, client)))
                .flatMap(user -> sessions.begin(user, client))
                .switchIfEmpty(GatewayError.OIDC_REFUSED.error("the user is disabled"));
    }
}
