package io.gantry.gateway.security;

import io.gantry.gateway.sessions.SessionCookie;
import java.util.List;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The token that a request shows: in {@code Authorization} and, only without that, as cookie. */
final class ShownToken implements ServerAuthenticationConverter {
    private static final String SCHEME = "Bearer ";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> shown = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (shown.isEmpty()) {
            HttpCookie cookie = request.getCookies().getFirst(SessionCookie.NAME);
            return cookie == null ? Mono.empty() : token(cookie.getValue());
        }
        boolean bearer = shown.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return shown.size() == 1 && bearer
                ? token(shown.getFirst().substring(SCHEME.length()).strip())
                : Mono.error(() -> new BadCredentialsException("one bearer token is expected"));
    }

    private static Mono<Authentication> token(String text) {
        return text.isEmpty()
                ? Mono.error(() -> new BadCredentialsException("the token is empty"))
                : Mono.just(new BearerTokenAuthenticationToken(text));
    }
}
