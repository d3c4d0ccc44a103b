package io.gantry.gateway.callers;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;

/** A request's caller, as the security chain passes him on. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final String OF_EXCHANGE = CallerAuthentication.class.getName();

    private final transient Caller caller;

    public CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** The caller of that exchange; empty if he has shown nothing. */
    public static Optional<Caller> callerOf(ServerWebExchange exchange) {
        CallerAuthentication shown = exchange.getAttribute(OF_EXCHANGE);
        return Optional.ofNullable(shown).map(CallerAuthentication::caller);
    }

    /** Lets those ask that exchange who know of no security context. */
    public CallerAuthentication of(ServerWebExchange exchange) {
        exchange.getAttributes().put(OF_EXCHANGE, this);
        return this;
    }

    public Caller caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.user().username();
    }
}
