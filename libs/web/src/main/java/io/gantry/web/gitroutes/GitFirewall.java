package io.gantry.web.gitroutes;

import static org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES;
import static org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The strict firewall, but {@code %2F} may stand in the name of a repository or a key, and a method
 * that nobody has is no more than a wrong one: whoever has the route answers 405.
 */
public final class GitFirewall implements ServerWebExchangeFirewall {
    private final StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    private final StrictServerWebExchangeFirewall git = new StrictServerWebExchangeFirewall();

    public GitFirewall() {
        git.setAllowUrlEncodedSlash(true);
        Stream.of(strict, git).forEach(GitFirewall::judgePlainHeadersAtOnce);
        Stream.of(strict, git).forEach(firewall -> firewall.setUnsafeAllowAnyHttpMethod(true));
    }

    /** They are judged each time they are read, and nearly all of them are plain. */
    private static void judgePlainHeadersAtOnce(StrictServerWebExchangeFirewall firewall) {
        firewall.setAllowedHeaderNames(name -> isPlain(name) || ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPlain(value) || ALLOWED_HEADER_VALUES.test(value));
    }

    private static boolean isPlain(@Nullable String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        boolean ofGit = GitRoutes.contains(exchange.getRequest().getPath().value());
        return (ofGit ? git : strict).getFirewalledExchange(exchange);
    }
}
