package io.gantry.web.gitroutes;

import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
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
        Stream.of(strict, git).forEach(firewall -> firewall.setUnsafeAllowAnyHttpMethod(true));
    }

    /**
     * Nearly all requests have nothing that could be refused, which is seen in one pass; of the
     * others all headers are judged at once, where the framework would judge those that are read.
     */
    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        if (PlainRequest.is(exchange.getRequest())) {
            return Mono.just(exchange);
        }
        boolean ofGit = GitRoutes.contains(exchange.getRequest().getPath().value());
        return (ofGit ? git : strict)
                .getFirewalledExchange(exchange)
                .doOnNext(judged -> readAll(judged.getRequest().getHeaders()));
    }

    /** Each is judged when it is read. */
    private static void readAll(HttpHeaders headers) {
        headers.headerNames().forEach(headers::get);
    }
}
