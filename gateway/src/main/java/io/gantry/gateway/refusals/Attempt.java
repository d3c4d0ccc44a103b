package io.gantry.gateway.refusals;

import io.gantry.contracts.identity.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/** What is known of a request by the time it is refused; kept on it as it is found out. */
public final class Attempt {
    private static final String USER = Attempt.class.getName() + ".user";
    private static final String FORGED = Attempt.class.getName() + ".forged";

    private Attempt() {}

    /** It is made by that user. */
    public static void isOf(String username, ServerWebExchange exchange) {
        exchange.getAttributes().put(USER, username);
    }

    /** It shows a token that is nobody's, or no more; a wrong password is a login, told as such. */
    public static void isForged(ServerWebExchange exchange) {
        exchange.getAttributes().put(FORGED, true);
    }

    /** By whom it is made, as far as that is known. */
    static String actor(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(USER, Actor.ANONYMOUS);
    }

    /**
     * Whether the answer refuses it. Whoever shows nothing at all is asked for credentials, which
     * is how browsers and git begin.
     */
    static boolean isRefused(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return HttpStatus.FORBIDDEN.equals(status)
                || (HttpStatus.UNAUTHORIZED.equals(status)
                        && exchange.getAttributes().containsKey(FORGED));
    }
}
