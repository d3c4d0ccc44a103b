package io.gantry.git.browse;

import static io.gantry.git.GitError.ARCHIVE_NOT_FOUND;
import static io.gantry.git.GitError.ARCHIVE_PARAMETERS_NEEDED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.wire.AnswerStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A revision as one file. */
@RestController
@RequestMapping("/repository")
class ArchiveController {
    private final Reading reading;
    private final AnswerStream answers;
    private final ReadingProperties limits;

    ArchiveController(Reading reading, AnswerStream answers, ReadingProperties limits) {
        this.reading = reading;
        this.answers = answers;
        this.limits = limits;
    }

    /**
     * The files of {@code ref} below {@code NAME-REF/}, streamed: {@code format} tar, tar.gz, or
     * zip for anything else. 400 if one of the two is not given, 404 if there is no such revision,
     * 413 if it has too many entries, or attributes too large to be held.
     */
    @GetMapping({
        "/{name}/archive",
        "/{namespace}/{name}/archive",
        "/{name}/branch/archive",
        "/{namespace}/{name}/branch/archive"
    })
    Mono<Void> archive(
            RepositoryPath repository,
            @RequestParam(defaultValue = "") String ref,
            @RequestParam(defaultValue = "") String format,
            Actor actor,
            ServerWebExchange exchange) {
        String name = repository.name();
        if (ref.isEmpty() || format.isEmpty()) {
            return ARCHIVE_PARAMETERS_NEEDED.error(ref, format, name);
        }
        return reading.read(name, actor, opened -> find(opened, ref), ARCHIVE_NOT_FOUND, ref, name)
                .flatMap(found -> {
                    setHeaders(exchange.getResponse().getHeaders(), name, ref, format);
                    return answers.write(
                            exchange, out -> write(found, name + "-" + ref + "/", format, out));
                });
    }

    private Optional<ObjectId> find(Opened opened, String ref) throws IOException {
        Optional<RevCommit> commit = opened.commit(ref);
        if (commit.isPresent()) {
            TreeSize.requireWithAttributes(
                    opened.repository(), commit.get().getTree(), limits.treeEntries());
        }
        return commit.map(ObjectId::copy);
    }

    private void write(Found<ObjectId> found, String prefix, String format, OutputStream out)
            throws IOException {
        reading.look(
                found.in(),
                opened -> {
                    try (ArchiveFile file = ArchiveFile.of(format, out)) {
                        long most = limits.archiveSize().toBytes();
                        new Archive(opened, found.value(), prefix, most).writeTo(file);
                    }
                    return found;
                });
    }

    private static void setHeaders(HttpHeaders headers, String name, String ref, String format) {
        Guarded.mark(headers);
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        String file = "%s_%s.%s".formatted(name, ref, format);
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(file, UTF_8).build());
        headers.set("Content-Transfer-Encoding", "binary");
        headers.setCacheControl("private");
        headers.setPragma("private");
        headers.set(HttpHeaders.EXPIRES, "Mon, 26 Jul 1997 05:00:00 GMT");
    }
}
