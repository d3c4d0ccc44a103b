package io.gantry.gateway.limits;

import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.requests.Client;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts each request before anything is done for it but to find out who asks. Those who watch our
 * health are not refused.
 */
public final class RateLimitFilter implements WebFilter {
    private static final Set<String> UNCOUNTED =
            Set.of("/healthz", "/readyz", "/metrics", "/.well-known/jwks.json");
    private static final String MANAGEMENT = "/actuator/";

    private final RateLimits limits;

    public RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (UNCOUNTED.contains(path) || path.startsWith(MANAGEMENT)) {
            return chain.filter(exchange);
        }
        CallerAuthentication.callerOf(exchange)
                .ifPresentOrElse(
                        caller -> limits.take(caller.user().username()),
                        () -> limits.take(Client.of(exchange)));
        return chain.filter(exchange);
    }

    /**
     * Counts what one shows that does not hold, which is how tokens are guessed, by his address.
     */
    public ServerAuthenticationFailureHandler counting(ServerAuthenticationFailureHandler next) {
        return (WebFilterExchange failed, AuthenticationException e) ->
                Mono.fromRunnable(() -> limits.take(Client.of(failed.getExchange())))
                        .then(next.onAuthenticationFailure(failed, e));
    }
}
