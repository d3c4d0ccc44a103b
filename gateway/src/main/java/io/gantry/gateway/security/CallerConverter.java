package io.gantry.gateway.security;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.limits.RateLimits;
import io.gantry.gateway.logins.BasicLogin;
import io.gantry.gateway.refusals.Attempt;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.sessions.SessionCookie;
import io.gantry.web.errors.ErrorWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who asks by {@code Authorization} and, only without that, by the cookie. */
@Component
final class CallerConverter implements ServerAuthenticationConverter {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private final Callers callers;
    private final BasicLogin basic;
    private final ProvenCredentials proven;
    private final RateLimits limits;

    CallerConverter(
            Callers callers, BasicLogin basic, ProvenCredentials proven, RateLimits limits) {
        this.callers = callers;
        this.basic = basic;
        this.proven = proven;
        this.limits = limits;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<String> gitRoute = GitRoute.of(request);
        if (gitRoute.isPresent()) {
            exchange.getAttributes().put(ErrorWriter.CHALLENGE, ErrorWriter.BASIC);
        }
        List<String> shown = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (shown.isEmpty()) {
            HttpCookie cookie = request.getCookies().getFirst(SessionCookie.NAME);
            return cookie == null
                    ? Mono.empty()
                    : metered(
                            cookie.getValue(),
                            byToken(session(cookie.getValue()), exchange),
                            exchange);
        }
        if (shown.size() > 1) {
            return byToken(Mono.empty(), exchange);
        }
        String header = shown.getFirst();
        Optional<NameAndSecret> pair = gitRoute.flatMap(_ -> pair(header));
        return metered(
                header,
                pair.isPresent()
                        ? byPair(pair.get(), gitRoute.get(), exchange)
                        : byToken(bearer(header), exchange),
                exchange);
    }

    /**
     * Looks at nothing new while the address has no request left; those who are known go on. A
     * login that is held off counts as one that failed, which the chain counts.
     */
    private Mono<Authentication> metered(
            String shown, Mono<Authentication> looked, ServerWebExchange exchange) {
        String mac = proven.mac(shown);
        if (proven.contain(mac)) {
            return looked.doOnError(e -> disproved(e, mac, exchange));
        }
        limits.requireLeft(Client.of(exchange));
        return looked.doOnNext(_ -> proven.add(mac)).doOnError(e -> disproved(e, mac, exchange));
    }

    private void disproved(Throwable e, String mac, ServerWebExchange exchange) {
        if (e instanceof BadCredentialsException) {
            proven.remove(mac);
        }
        if (GatewayError.TOO_MANY_LOGINS.isCause(e)) {
            limits.take(Client.of(exchange));
        }
    }

    /** A pair that is nobody's is told as a refused login. */
    private Mono<Authentication> byPair(
            NameAndSecret pair, String gitRoute, ServerWebExchange exchange) {
        return basic.check(pair.name(), pair.secret(), Client.of(exchange), gitRoute)
                .map(caller -> authenticated(caller, exchange))
                .switchIfEmpty(refused());
    }

    private static Mono<Authentication> byToken(Mono<Caller> found, ServerWebExchange exchange) {
        return found.map(caller -> authenticated(caller, exchange))
                .switchIfEmpty(
                        Mono.defer(() -> {
                            Attempt.isForged(exchange);
                            return refused();
                        }));
    }

    private static Optional<NameAndSecret> pair(String shown) {
        return hasScheme(shown, BASIC)
                ? NameAndSecret.parse(shown.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private Mono<Caller> bearer(String shown) {
        return hasScheme(shown, BEARER)
                ? Mono.justOrEmpty(Token.parse(shown.substring(BEARER.length()).strip()))
                        .flatMap(callers::using)
                : Mono.empty();
    }

    /** A browser keeps sessions; a key in a cookie is somebody's mistake. */
    private Mono<Caller> session(String cookie) {
        return Mono.justOrEmpty(Token.parse(cookie))
                .filter(token -> token.kind() == Token.Kind.SESSION)
                .flatMap(callers::using);
    }

    private static boolean hasScheme(String shown, String scheme) {
        return shown.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Authentication authenticated(Caller caller, ServerWebExchange exchange) {
        Attempt.isOf(caller.user().username(), exchange);
        return new CallerAuthentication(caller).of(exchange);
    }

    private static Mono<Authentication> refused() {
        return Mono.error(() -> new BadCredentialsException("what was shown is nobody's"));
    }
}
