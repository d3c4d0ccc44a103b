package io.gantry.git.browse;

import static io.gantry.git.GitError.CONTENTS_NOT_FOUND;
import static io.gantry.git.GitError.CONTENTS_PATH_NEEDED;
import static io.gantry.git.GitError.TREE_NOT_FOUND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.browse.FileContents.File;
import io.gantry.git.browse.FileContents.Folder;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.wire.AnswerStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.revwalk.RevTree;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Files and trees of any revision, {@code ref}: branch, tag or id, by default master. */
@RestController
@RequestMapping("/repository")
class ContentsController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final Reading reading;
    private final AnswerStream answers;
    private final ReadingProperties limits;
    private final JsonMapper json;

    ContentsController(
            Reading reading, AnswerStream answers, ReadingProperties limits, JsonMapper json) {
        this.reading = reading;
        this.answers = answers;
        this.limits = limits;
        this.json = json;
    }

    /**
     * The bytes at {@code path}, streamed; a folder is a text that lists it. 400 without a path,
     * 404 if nothing is there.
     */
    @GetMapping({"/{name}/contents", "/{namespace}/{name}/contents"})
    Mono<Void> contents(
            RepositoryPath repository,
            @RequestParam(defaultValue = "master") String ref,
            @RequestParam(required = false) @Nullable String path,
            Actor actor,
            ServerWebExchange exchange) {
        String name = repository.name();
        if (path == null || path.isEmpty()) {
            return CONTENTS_PATH_NEEDED.error(ref, name);
        }
        return reading.read(
                        name,
                        actor,
                        opened -> FileContents.find(opened, ref, GitPathText.asked(path)),
                        CONTENTS_NOT_FOUND,
                        path,
                        ref,
                        name)
                .flatMap(found -> write(exchange, found.in(), found.value()));
    }

    /**
     * All files below {@code path}, by default all of the revision: {@code [{filetype, hash, path,
     * permission, rawPath}]}, streamed; {@code []} if nothing is there, 400 if there is no such
     * revision, 413 if it has too many entries.
     */
    @GetMapping({"/{name}/tree", "/{namespace}/{name}/tree"})
    Mono<Void> tree(
            RepositoryPath repository,
            @RequestParam(defaultValue = "master") String ref,
            @RequestParam(defaultValue = ".") String path,
            Actor actor,
            ServerWebExchange exchange) {
        String below = GitPathText.asked(path);
        return reading.read(
                        repository.name(),
                        actor,
                        opened -> TreeEntry.find(opened, ref, below, limits.treeEntries()),
                        TREE_NOT_FOUND,
                        path,
                        ref,
                        repository.name())
                .flatMap(found -> {
                    exchange.getResponse().getHeaders().setContentType(APPLICATION_JSON);
                    return answers.write(exchange, out -> list(found, below, out));
                });
    }

    /** One entry after the other: a tree may be large. */
    private void list(Found<RevTree> found, String path, OutputStream out) throws IOException {
        reading.look(
                found.in(),
                opened -> {
                    try (SequenceWriter entries =
                            json.writerFor(TreeEntry.class).writeValuesAsArray(out)) {
                        TreeEntry.each(opened.repository(), found.value(), path, entries::write);
                    }
                    return found;
                });
    }

    private Mono<Void> write(
            ServerWebExchange exchange, GitRepository found, FileContents contents) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        Guarded.mark(headers);
        return switch (contents) {
            case Folder folder -> {
                byte[] text = folder.text().getBytes(UTF_8);
                headers.setContentType(TEXT);
                headers.setContentLength(text.length);
                yield answers.write(exchange, out -> out.write(text));
            }
            case File file -> {
                headers.setContentType(ContentType.of(file.name(), file.head()));
                headers.setContentLength(file.size());
                yield answers.write(exchange, out -> copy(found, file, out));
            }
        };
    }

    private void copy(GitRepository found, File file, OutputStream out) throws IOException {
        reading.look(
                found,
                opened -> {
                    ObjectLoader loader = opened.repository().open(file.id());
                    loader.copyTo(out);
                    return loader.getSize();
                });
    }
}
