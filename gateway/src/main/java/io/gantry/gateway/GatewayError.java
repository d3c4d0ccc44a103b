package io.gantry.gateway;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of the gateway itself, all of them; those of the services pass unchanged. */
public enum GatewayError implements ErrorCode {
    INVALID_CREDENTIALS(UNAUTHORIZED, "invalid credentials"),
    NO_SESSION(FORBIDDEN, "an API key is no session that could be ended"),
    CREDENTIALS_INCOMPLETE(BAD_REQUEST, "%s is missing, expected {\"username\", \"password\"}"),
    PASSWORDS_BUSY(SERVICE_UNAVAILABLE, "too many logins at once, try again later"),
    FOREIGN_ORIGIN(FORBIDDEN, "a write from another site is refused: %s"),
    FOREIGN_SOCKET(FORBIDDEN, "a WebSocket of another site is refused: %s"),
    TOKEN_IN_QUERY(
            UNAUTHORIZED,
            "parameter %s: a token in the address is refused, expected Authorization: Bearer or the"
                    + " cookie gantry_session"),
    NOT_A_WEBSOCKET(BAD_REQUEST, "Upgrade is %s, expected websocket"),
    TOO_MANY_SOCKETS(TOO_MANY_REQUESTS, "user %s has %s WebSockets open and may not have more"),
    SOCKETS_EXHAUSTED(
            SERVICE_UNAVAILABLE, "%s WebSockets are open here, there is no room for more"),
    REQUEST_REFUSED(BAD_REQUEST, "the request is not well-formed: %s"),
    DATABASE_NOT_READY(SERVICE_UNAVAILABLE, "database not ready"),
    NOT_READY(SERVICE_UNAVAILABLE, "the gateway is starting or stopping");

    private final HttpStatus status;
    private final String template;

    GatewayError(HttpStatus status, String template) {
        this.status = status;
        this.template = template;
    }

    @Override
    public boolean retriable() {
        return status == SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String template() {
        return template;
    }
}
