package io.gantry.catalog.apply;

import static io.gantry.catalog.CatalogError.UPLOAD_TOO_LARGE;

import io.gantry.catalog.documents.Syntax;
import io.gantry.contracts.identity.Actor;
import io.gantry.web.errors.WebError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates and replaces many entities at once. Each document has its outcome, {@code {ref, result:
 * created|updated|unchanged|ignored|invalid|failed, changes, errors: [{line, path, message}]}}, in
 * the order of the documents; the status is 200 whatever they are. Backstage descriptors are
 * mapped, and {@code changes} says how. With {@code dryRun=true} nothing is written. Role
 * developer; an Action needs platform-engineer.
 */
@RestController
@RequestMapping("/api/v1/apply")
class ApplyController {
    private final ApplyService service;
    private final int largest;

    ApplyController(ApplyService service, ApplyProperties properties) {
        this.service = service;
        this.largest = Math.toIntExact(properties.maxUpload().toBytes());
    }

    /**
     * Takes YAML of any number of documents, 16 MiB at most (413). With {@code atomic=true} all are
     * written or none: those that are not at fault then are {@code failed}.
     */
    @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml"})
    Flux<Outcome> yaml(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean atomic,
            ServerHttpRequest request,
            Actor actor) {
        return service.apply(text(request), Syntax.YAML, atomic, dryRun, actor);
    }

    /** The same for JSON: an array of documents, or one. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Flux<Outcome> json(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean atomic,
            ServerHttpRequest request,
            Actor actor) {
        return service.apply(text(request), Syntax.JSON, atomic, dryRun, actor);
    }

    /**
     * Takes one document a line, 1 MiB at most, and answers one outcome a line while more come in;
     * without a limit of size, and never atomic. Whoever sends much has to read while he sends.
     */
    @PostMapping(
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Outcome> lines(
            @RequestParam(defaultValue = "false") boolean dryRun,
            ServerHttpRequest request,
            Actor actor) {
        return service.applyLines(request.getBody().map(ApplyController::bytes), dryRun, actor);
    }

    private Mono<String> text(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), largest)
                .onErrorMap(
                        DataBufferLimitException.class, _ -> UPLOAD_TOO_LARGE.exception(largest))
                .map(buffer -> text(bytes(buffer)))
                .defaultIfEmpty("");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw WebError.MALFORMED_BODY.exception("it is no UTF-8");
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
