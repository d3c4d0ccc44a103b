package io.gantry.gateway;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
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
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too many requests, at most %d a second and %d at once are answered"),
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
    public HttpStatus status() {
        return status;
    }

    @Override
    public String template() {
        return template;
    }
}
