package io.gantry.gateway;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of the gateway itself, all of them; those of the services pass unchanged. */
public enum GatewayError implements ErrorCode {
    INVALID_CREDENTIALS(UNAUTHORIZED, "invalid credentials"),
    BODY_INVALID(BAD_REQUEST, "%s"),
    USER_NOT_FOUND(NOT_FOUND, "user \"%s\" not found"),
    PROOF_ENDED(NOT_FOUND, "what user \"%s\" has shown has ended"),
    USER_EXISTS(CONFLICT, "user \"%s\" exists already, in this or another case"),
    LAST_ADMIN(CONFLICT, "nobody would be administrator any more"),
    GROUP_NOT_FOUND(NOT_FOUND, "group \"%s\" not found"),
    GROUP_EXISTS(CONFLICT, "group \"%s\" exists already"),
    GROUPS_FULL(CONFLICT, "user \"%s\" is in %s groups already, which is the most there may be"),
    NO_MEMBER(NOT_FOUND, "\"%s\" was not put into group \"%s\" by an administrator"),
    API_KEY_NOT_FOUND(NOT_FOUND, "API key \"%s\" not found"),
    API_KEY_EXISTS(CONFLICT, "you have an API key \"%s\" already"),
    API_KEY_ROLE(FORBIDDEN, "a key cannot have role %s, since yours is %s"),
    API_KEYS_FULL(CONFLICT, "you have %s API keys already, which is the most there may be"),
    KEY_MANAGES_NOTHING(FORBIDDEN, "an API key manages no keys, passwords, users or groups"),
    PASSWORD_WRONG(FORBIDDEN, "currentPassword is wrong"),
    TOO_MANY_LOGINS(TOO_MANY_REQUESTS, "too many failed logins, try again in %s s"),
    OIDC_OFF(NOT_FOUND, "sign-in by OpenID Connect is not configured"),
    OIDC_UNAVAILABLE(SERVICE_UNAVAILABLE, "the OpenID provider is not available, try again later"),
    OIDC_REFUSED(UNAUTHORIZED, "sign-in refused: %s"),
    OIDC_NAME_TAKEN(
            CONFLICT, "user \"%s\" is here already, and OpenID Connect joins no existing user"),
    NO_SESSION(FORBIDDEN, "an API key is no session that could be ended"),
    PASSWORDS_BUSY(SERVICE_UNAVAILABLE, "too many logins at once, try again later"),
    FOREIGN_ORIGIN(FORBIDDEN, "a request of another site is refused: %s"),
    RATE_EXCEEDED(
            TOO_MANY_REQUESTS,
            "too many requests, at most %d a second and %d at once are answered"),
    REQUEST_TOO_SLOW(REQUEST_TIMEOUT, "the request was not sent in time"),
    FOREIGN_SOCKET(FORBIDDEN, "a WebSocket of another site is refused: %s"),
    TOKEN_IN_QUERY(
            UNAUTHORIZED,
            "parameter %s: a token in the address is refused, expected Authorization: Bearer or the"
                    + " cookie gantry_session"),
    NOT_A_WEBSOCKET(BAD_REQUEST, "Upgrade is %s, expected websocket"),
    TOO_MANY_SOCKETS(TOO_MANY_REQUESTS, "user %s has %s WebSockets open and may not have more"),
    SOCKETS_EXHAUSTED(
            SERVICE_UNAVAILABLE, "%s WebSockets are open here, there is no room for more"),
    DATABASE_NOT_READY(SERVICE_UNAVAILABLE, "database not ready"),
    NOT_READY(SERVICE_UNAVAILABLE, "the gateway is starting or stopping");

    private final HttpStatus status;
    private final String template;

    GatewayError(HttpStatus status, String template) {
        this.status = status;
        this.template = template;
    }

    /** Whether the failure is an answer with this error's status. */
    public boolean isCause(Throwable failure) {
        return failure instanceof ApiException answer && answer.status().equals(status);
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
