package io.gantry.gateway.sessions;

import io.gantry.gateway.callers.SessionProperties;
import io.gantry.gateway.requests.PublicProperties;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The token as a browser keeps it: out of the reach of scripts and of other sites' writes. */
@Component
public class SessionCookie {
    public static final String NAME = "gantry_session";
    private final SessionProperties sessions;
    private final PublicProperties addresses;

    SessionCookie(SessionProperties sessions, PublicProperties addresses) {
        this.sessions = sessions;
        this.addresses = addresses;
    }

    /** Gives the browser the token of the session. */
    public void write(NewSession session, ServerWebExchange exchange) {
        add(session.token(), sessions.lifetime(), exchange);
    }

    /** Makes the browser forget the token. */
    void forget(ServerWebExchange exchange) {
        add("", Duration.ZERO, exchange);
    }

    private void add(String value, Duration life, ServerWebExchange exchange) {
        exchange.getResponse()
                .addCookie(
                        ResponseCookie.from(NAME, value)
                                .httpOnly(true)
                                .sameSite("Lax")
                                .secure(addresses.isTls(exchange))
                                .path("/")
                                .maxAge(life)
                                .build());
    }
}
