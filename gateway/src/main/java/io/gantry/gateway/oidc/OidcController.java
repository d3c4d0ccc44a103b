package io.gantry.gateway.oidc;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.requests.PublicProperties;
import io.gantry.gateway.sessions.SessionCookie;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Sign-in by OpenID Connect; 404 unless it is configured. */
@RestController
@RequestMapping(OidcController.PATH)
class OidcController {
    static final String PATH = "/api/v1/auth/oidc";
    static final String CALLBACK = PATH + "/callback";
    private final OidcService sign;
    private final PublicProperties addresses;
    private final SignInCookie signIns;
    private final SessionCookie sessions;

    OidcController(
            OidcService sign,
            PublicProperties addresses,
            SignInCookie signIns,
            SessionCookie sessions) {
        this.sign = sign;
        this.addresses = addresses;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    /**
     * Begins a sign-in: 302 to the provider's page; 400 if {@code returnTo} is no path of ours, 503
     * if the provider cannot be reached. Public.
     */
    @GetMapping("/login")
    Mono<Void> login(
            @RequestParam(required = false) @Nullable String returnTo, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> sign.begin(returnTo))
                .flatMap(signIn ->
                        sign.page(signIn, callback(exchange))
                                .doOnNext(_ -> signIns.write(signIn, exchange)))
                .flatMap(page -> redirect(page, exchange));
    }

    /**
     * Ends it: the cookie {@code gantry_session} and 302 to where the sign-in was to return; 401 if
     * the answer, its ID token or the user is refused, 409 if a user of that name, or one of git,
     * is here already; 503 if git-service cannot be asked. Public.
     */
    @GetMapping("/callback")
    Mono<Void> callback(
            @ModelAttribute Callback answer, Client client, ServerWebExchange exchange) {
        return sign.requireOn()
                .then(Mono.fromSupplier(() -> signIns.take(exchange)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(
                        GatewayError.OIDC_REFUSED.error("this browser has begun none, or long ago"))
                .flatMap(signIn ->
                        sign.end(signIn, answer, callback(exchange), client)
                                .doOnNext(session -> sessions.write(session, exchange))
                                .then(redirect(URI.create(signIn.returnTo()), exchange)));
    }

    private static Mono<Void> redirect(URI target, ServerWebExchange exchange) {
        return Mono.defer(() -> {
            ServerHttpResponse response = exchange.getResponse();
            response.setStatusCode(HttpStatus.FOUND);
            response.getHeaders().setLocation(target);
            return response.setComplete();
        });
    }

    private URI callback(ServerWebExchange exchange) {
        URI known = addresses.publicUrl();
        URI seen = known == null ? exchange.getRequest().getURI() : known;
        return UriComponentsBuilder.fromUri(seen)
                .replacePath(CALLBACK)
                .replaceQuery(null)
                .fragment(null)
                .build(true)
                .toUri();
    }
}
