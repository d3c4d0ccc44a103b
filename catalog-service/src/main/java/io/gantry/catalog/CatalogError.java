package io.gantry.catalog;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of the catalog, all of them. */
public enum CatalogError implements ErrorCode {
    ENTITY_NOT_FOUND(NOT_FOUND, "entity not found"),
    REVISION_NOT_FOUND(NOT_FOUND, "revision %s of %s not found"),
    KIND_NOT_FOUND(NOT_FOUND, "unknown kind \"%s\", expected one of %s"),
    ENTITY_EXISTS(CONFLICT, "entity already exists (use PUT /api/v1/entities/%s to update)"),
    ENTITY_MANAGED(CONFLICT, "managed by %s (an admin may say force=true)"),
    KIND_TAKEN(CONFLICT, "\"%s\" is a spelling of kind %s already"),
    KIND_BUILT_IN(CONFLICT, "%s is a built-in kind, which cannot be removed"),
    KIND_IN_USE(CONFLICT, "%s entities of kind %s exist, the first ones: %s"),
    KIND_NARROWED(CONFLICT, "%s is a built-in kind, which may be extended only: %s"),
    KIND_BREAKS_ENTITIES(CONFLICT, "entities of kind %s would break the new schema: %s"),
    KIND_CHANGED(CONFLICT, "kinds changed while this was written, send it again"),
    SCHEMA_INVALID(BAD_REQUEST, "the kind is not well-formed: %s"),
    SCHEMA_TOO_LARGE(CONTENT_TOO_LARGE, "the schema has %s bytes, at most %s are taken"),
    DASHBOARD_INVALID(BAD_REQUEST, "%s"),
    HISTORY_INVALID(BAD_REQUEST, "%s"),
    ENTITY_TOO_LARGE(CONTENT_TOO_LARGE, "the entity has %s bytes as JSON, at most %s are taken"),
    ENVELOPE_INVALID(BAD_REQUEST, "the entity is not well-formed: %s"),
    REF_MISMATCH(BAD_REQUEST, "the body is about %s, the path about %s"),
    SPEC_INVALID(UNPROCESSABLE_CONTENT, "spec breaks the schema of kind %s: %s"),
    UPLOAD_TOO_LARGE(CONTENT_TOO_LARGE, "body is larger than %s bytes");

    private final HttpStatus status;
    private final String template;

    CatalogError(HttpStatus status, String template) {
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
