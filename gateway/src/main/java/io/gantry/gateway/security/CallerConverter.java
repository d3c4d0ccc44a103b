package io.gantry.gateway.security;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.logins.BasicLogin;
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

    CallerConverter(Callers callers, BasicLogin basic) {
        this.callers = callers;
        this.basic = basic;
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
            return cookie == null ? Mono.empty() : authenticated(session(cookie.getValue()));
        }
        return shown.size() == 1
                ? authenticated(judge(shown.getFirst(), gitRoute, exchange))
                : refused();
    }

    private Mono<Caller> judge(
            String shown, Optional<String> gitRoute, ServerWebExchange exchange) {
        if (hasScheme(shown, BEARER)) {
            return Mono.justOrEmpty(Token.parse(shown.substring(BEARER.length()).strip()))
                    .flatMap(callers::using);
        }
        return gitRoute.isPresent() && hasScheme(shown, BASIC)
                ? Mono.justOrEmpty(NameAndSecret.parse(shown.substring(BASIC.length()).strip()))
                        .flatMap(pair ->
                                basic.check(
                                        pair.name(),
                                        pair.secret(),
                                        Client.of(exchange),
                                        gitRoute.get()))
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

    private static Mono<Authentication> authenticated(Mono<Caller> caller) {
        return caller.<Authentication>map(CallerAuthentication::new)
                .switchIfEmpty(Mono.defer(CallerConverter::refused));
    }

    private static Mono<Authentication> refused() {
        return Mono.error(() -> new BadCredentialsException("what was shown is nobody's"));
    }
}
