package io.gantry.web.gitroutes;

import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The strict firewall, but {@code %2F} may stand in the name of a repository or a key. */
public final class GitFirewall implements ServerWebExchangeFirewall {
    private final StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    private final StrictServerWebExchangeFirewall git = new StrictServerWebExchangeFirewall();

    public GitFirewall() {
        git.setAllowUrlEncodedSlash(true);
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        boolean ofGit = GitRoutes.contains(exchange.getRequest().getPath().value());
        return (ofGit ? git : strict).getFirewalledExchange(exchange);
    }
}
