package io.gantry.git.smarthttp;

import static io.gantry.git.GitError.CLIENT_SILENT;
import static io.gantry.git.GitError.GIT_ROUTE_UNKNOWN;
import static io.gantry.git.GitError.GIT_SERVICE_UNKNOWN;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Source;
import io.gantry.events.Trace;
import io.gantry.git.pushes.Caller;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.transport.Protocol;
import io.gantry.git.transport.ReceiveService;
import io.gantry.git.transport.UploadService;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.WebError;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Clone, fetch and push over HTTP, at {@code /git/[namespace/]name.git}. Whoever shows no
 * credentials and may not is asked for them (401); who may not read is told 404 {@code Repository
 * not found}, who may read but not write 403.
 *
 * @see <a href="https://git-scm.com/docs/http-protocol">HTTP transfer protocols</a>
 */
@RestController
@RequestMapping("/git")
class SmartHttpController {
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private final RepositoryService repositories;
    private final UploadService uploads;
    private final ReceiveService receives;
    private final Streams streams;

    SmartHttpController(
            RepositoryService repositories,
            UploadService uploads,
            ReceiveService receives,
            Streams streams) {
        this.repositories = repositories;
        this.uploads = uploads;
        this.receives = receives;
        this.streams = streams;
    }

    /** {@code …/info/refs?service=}: the refs, or in protocol 2 what can be asked. */
    @GetMapping("/{*path}")
    Mono<Void> advertise(
            @PathVariable String path,
            @RequestParam(required = false) @Nullable String service,
            Actor actor,
            ServerWebExchange exchange) {
        GitPath asked = parse(path, "info/refs");
        Protocol protocol = Streams.protocol(exchange);
        return find(asked, rightFor(String.valueOf(service)), actor)
                .flatMap(found ->
                        streams.write(
                                exchange,
                                "application/x-%s-advertisement".formatted(service),
                                out -> {
                                    if (UPLOAD.equals(service)) {
                                        uploads.advertise(found, protocol, out);
                                    } else {
                                        receives.advertise(found, out);
                                    }
                                }));
    }

    /** {@code …/git-upload-pack} and {@code …/git-receive-pack}: one request of the protocol. */
    @PostMapping("/{*path}")
    Mono<Void> serve(@PathVariable String path, Actor actor, ServerWebExchange exchange) {
        GitPath asked = parse(path, UPLOAD, RECEIVE);
        return find(asked, rightFor(asked.rest()), actor)
                .flatMap(found ->
                        Mono.deferContextual(context ->
                                answer(
                                        asked.rest(),
                                        found,
                                        new Caller(
                                                throughGit(actor), null, Trace.parentIn(context)),
                                        exchange)));
    }

    private Mono<Void> answer(
            String program, GitRepository found, Caller caller, ServerWebExchange exchange) {
        Protocol protocol = Streams.protocol(exchange);
        return streams.write(
                exchange,
                "application/x-%s-result".formatted(program),
                out -> {
                    try (InputStream in = Streams.body(exchange)) {
                        if (program.equals(UPLOAD)) {
                            uploads.answer(found, protocol, in, out);
                        } else {
                            receives.answer(found, caller, in, out);
                        }
                    } catch (InterruptedIOException _) {
                        throw CLIENT_SILENT.exception();
                    }
                });
    }

    private Mono<GitRepository> find(GitPath asked, Right right, Actor actor) {
        return repositories
                .find(asked.repository(), right, actor)
                .switchIfEmpty(GIT_ROUTE_UNKNOWN.error())
                .onErrorMap(
                        ApiException.class,
                        refusal ->
                                actor.isAnonymous() && refusal.status().is4xxClientError()
                                        ? WebError.UNAUTHENTICATED.exception()
                                        : refusal);
    }

    private static GitPath parse(String path, String... routes) {
        return GitPath.parse(path)
                .filter(found -> List.of(routes).contains(found.rest()))
                .orElseThrow(GIT_ROUTE_UNKNOWN::exception);
    }

    private static Right rightFor(String service) {
        return switch (service) {
            case UPLOAD -> Right.READ;
            case RECEIVE -> Right.WRITE;
            default -> throw GIT_SERVICE_UNKNOWN.exception(service);
        };
    }

    private static Actor throughGit(Actor actor) {
        return new Actor(
                actor.name(),
                actor.role(),
                actor.groups(),
                Source.GIT,
                actor.address(),
                actor.requestId(),
                actor.proof());
    }
}
