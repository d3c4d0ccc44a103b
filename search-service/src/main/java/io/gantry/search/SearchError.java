package io.gantry.search;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of search, all of them. */
public enum SearchError implements ErrorCode {
    QUERY_TOO_LONG(BAD_REQUEST, "parameter q has %s characters, expected at most %s"),
    QUERY_TOO_COMPLEX(BAD_REQUEST, "parameter q breaks into too many words"),
    NO_REBUILD(NOT_FOUND, "there was no rebuild so far"),
    REBUILD_RUNNING(CONFLICT, "a rebuild is running already"),
    INDEX_UNAVAILABLE(SERVICE_UNAVAILABLE, "search is not available, try again later");

    private final HttpStatus status;
    private final String template;

    SearchError(HttpStatus status, String template) {
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
