package io.gantry.gateway.sessions;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The token as a browser keeps it: out of the reach of scripts and of other sites' writes. */
public final class SessionCookie {
    public static final String NAME = "gantry_session";

    private SessionCookie() {}

    public static ResponseCookie of(NewSession session, Duration life, ServerWebExchange exchange) {
        return cookie(session.token(), life, exchange);
    }

    /** Makes the browser forget the token. */
    static ResponseCookie gone(ServerWebExchange exchange) {
        return cookie("", Duration.ZERO, exchange);
    }

    private static ResponseCookie cookie(String value, Duration life, ServerWebExchange exchange) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                .path("/")
                .maxAge(life)
                .build();
    }
}
