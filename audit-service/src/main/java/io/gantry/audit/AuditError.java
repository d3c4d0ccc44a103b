package io.gantry.audit;

import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of the audit log, all of them. */
public enum AuditError implements ErrorCode {
    ROW_BROKEN(HttpStatus.CONFLICT, "the audit log is broken, first at row %s"),
    HEAD_BROKEN(HttpStatus.CONFLICT, "the head of the audit log is not its last row");

    private final HttpStatus status;
    private final String template;

    AuditError(HttpStatus status, String template) {
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
