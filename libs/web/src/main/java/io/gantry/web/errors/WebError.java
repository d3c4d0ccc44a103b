package io.gantry.web.errors;

import org.springframework.http.HttpStatus;

/** The errors that any service can answer. */
public enum WebError implements ErrorCode {
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "malformed body: %s"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "parameter %s is \"%s\", expected %s"),
    REQUEST_REFUSED(HttpStatus.BAD_REQUEST, "the request is not well-formed: %s"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "unknown query parameter \"%s\", expected one of %s"),
    REPEATED_PARAMETER(
            HttpStatus.BAD_REQUEST, "query parameter \"%s\" is given %s times, expected once"),
    MISSING_PARAMETER(HttpStatus.BAD_REQUEST, "parameter %s is missing"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "authentication is required"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "%s"),
    NO_SUCH_ROUTE(HttpStatus.NOT_FOUND, "no such route: %s"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method %s is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "cannot answer as %s"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "If-Match is %s, but the current version is %s"),
    LINE_TOO_LONG(HttpStatus.URI_TOO_LONG, "the request line is longer than %s bytes"),
    HEADER_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the header is larger than %s bytes"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "body is larger than %s bytes"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media type %s is not supported, expected %s"),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Idempotency-Key \"%s\" was used with another body before"),
    KEY_BUSY(HttpStatus.CONFLICT, "the first request with Idempotency-Key \"%s\" still runs"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal error"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "%s is not available, try again later"),
    TIMED_OUT(HttpStatus.GATEWAY_TIMEOUT, "no answer in time");

    private final HttpStatus status;
    private final String template;

    WebError(HttpStatus status, String template) {
        this.status = status;
        this.template = template;
    }

    @Override
    public boolean retriable() {
        return this == KEY_BUSY || status == HttpStatus.SERVICE_UNAVAILABLE;
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
