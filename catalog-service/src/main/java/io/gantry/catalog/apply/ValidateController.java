package io.gantry.catalog.apply;

import io.gantry.catalog.documents.Syntax;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Says of each document whether it could be applied, without a look at what is there: {@code {ref,
 * result: valid|ignored|invalid, changes, errors}} as for apply, with the status 200 whatever they
 * are. 413 above 16 MiB. Any signed-in user.
 */
@RestController
@RequestMapping("/api/v1/validate")
class ValidateController {
    private final ApplyService service;
    private final Uploads uploads;

    ValidateController(ApplyService service, Uploads uploads) {
        this.service = service;
        this.uploads = uploads;
    }

    /** Takes YAML of any number of documents. */
    @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml"})
    Flux<Outcome> yaml(ServerHttpRequest request) {
        return service.validate(uploads.text(request), Syntax.YAML);
    }

    /** Takes JSON: an array of documents, or one. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Flux<Outcome> json(ServerHttpRequest request) {
        return service.validate(uploads.text(request), Syntax.JSON);
    }
}
