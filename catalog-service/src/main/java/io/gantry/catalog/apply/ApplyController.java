package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Writer.Mode;
import io.gantry.catalog.documents.Syntax;
import io.gantry.catalog.entities.Mandate;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Creates and replaces many entities at once. Each document has its outcome, {@code {ref, result:
 * created|updated|unchanged|ignored|invalid|failed, changes, errors: [{line, path, message}]}}, in
 * the order of the documents; the status is 200 whatever they are. Backstage descriptors are
 * mapped, and {@code changes} says how. With {@code dryRun=true} nothing is written. Role
 * developer; an Action needs platform-engineer; what others manage is {@code failed} unless an
 * admin says {@code force=true}.
 */
@RestController
@RequestMapping("/api/v1/apply")
class ApplyController {
    private final ApplyService service;
    private final Uploads uploads;

    ApplyController(ApplyService service, Uploads uploads) {
        this.service = service;
        this.uploads = uploads;
    }

    /**
     * Takes YAML of any number of documents, 16 MiB at most (413). With {@code atomic=true} all are
     * written or none: those that are not at fault then are {@code failed}.
     */
    @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml"})
    @RequiresRole(Role.DEVELOPER)
    Flux<Outcome> yaml(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean atomic,
            @RequestParam(defaultValue = "false") boolean force,
            ServerHttpRequest request,
            Actor actor) {
        Mode mode = new Mode(Mandate.api(actor, force), dryRun);
        return service.apply(uploads.text(request), Syntax.YAML, atomic, mode);
    }

    /** The same for JSON: an array of documents, or one. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresRole(Role.DEVELOPER)
    Flux<Outcome> json(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean atomic,
            @RequestParam(defaultValue = "false") boolean force,
            ServerHttpRequest request,
            Actor actor) {
        Mode mode = new Mode(Mandate.api(actor, force), dryRun);
        return service.apply(uploads.text(request), Syntax.JSON, atomic, mode);
    }

    /**
     * Takes one document a line, 1 MiB at most, and answers one outcome a line while more come in;
     * without a limit of size, and never atomic. Whoever sends much has to read while he sends.
     */
    @PostMapping(
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @RequiresRole(Role.DEVELOPER)
    Flux<Outcome> lines(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean force,
            ServerHttpRequest request,
            Actor actor) {
        Mode mode = new Mode(Mandate.api(actor, force), dryRun);
        return service.applyLines(uploads.pieces(request), mode);
    }
}
