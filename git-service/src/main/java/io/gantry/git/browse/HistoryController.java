package io.gantry.git.browse;

import static io.gantry.git.GitError.DIFF_COMMITS_NEEDED;
import static io.gantry.git.GitError.DIFF_NOT_FOUND;
import static io.gantry.git.GitError.LOGS_NOT_FOUND;
import static io.gantry.git.GitError.LOGS_TOTAL_INVALID;
import static io.gantry.git.GitError.READ_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.wire.AnswerStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
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

/** Commits and what they changed. */
@RestController
@RequestMapping("/repository")
class HistoryController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
    private static final int DEFAULT_TOTAL = 100;
    private static final int MAX_TOTAL = 1000;
    private static final int ID_DIGITS = 7;

    private final Reading reading;
    private final AnswerStream answers;
    private final ReadingProperties limits;

    HistoryController(Reading reading, AnswerStream answers, ReadingProperties limits) {
        this.reading = reading;
        this.answers = answers;
        this.limits = limits;
    }

    /**
     * {@code {commits: […], next}}: at most {@code total} (100, at most 1000) commits from {@code
     * ref} (master) back, of those that touch {@code path}; 400 if there is no such revision.
     */
    @GetMapping({"/{name}/logs", "/{namespace}/{name}/logs"})
    Mono<LogView> logs(
            RepositoryPath repository,
            @RequestParam(required = false) @Nullable String ref,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(required = false) @Nullable String total,
            Actor actor) {
        String shown = ref == null ? "" : ref;
        String start = shown.isEmpty() ? "master" : shown;
        String touched = path == null ? "" : GitPathText.asked(path);
        Log asked = new Log(start, touched, total(total, shown, repository.name()));
        return reading.read(
                        repository.name(),
                        actor,
                        asked::read,
                        LOGS_NOT_FOUND,
                        shown,
                        repository.name())
                .map(Found::value);
    }

    /**
     * What {@code git diff previous_commit last_commit} prints, streamed; empty if they are equal.
     * 400 if one is not given, 404 if there is no such revision, 413 if too many files changed.
     */
    @GetMapping({"/{name}/diff/commits", "/{namespace}/{name}/diff/commits"})
    Mono<Void> diff(
            RepositoryPath repository,
            @RequestParam(name = "previous_commit", defaultValue = "") String previous,
            @RequestParam(name = "last_commit", defaultValue = "") String last,
            Actor actor,
            ServerWebExchange exchange) {
        String name = repository.name();
        if (previous.isEmpty() || last.isEmpty()) {
            return DIFF_COMMITS_NEEDED.error(name);
        }
        return reading.read(
                        name,
                        actor,
                        opened -> trees(opened, previous, last),
                        DIFF_NOT_FOUND,
                        last,
                        previous,
                        name)
                .flatMap(found -> {
                    HttpHeaders headers = exchange.getResponse().getHeaders();
                    Guarded.mark(headers);
                    headers.setContentType(TEXT);
                    return answers.write(exchange, out -> diff(found.in(), found.value(), out));
                });
    }

    private Optional<Trees> trees(Opened opened, String previous, String last) throws IOException {
        Optional<RevTree> before = opened.tree(previous);
        Optional<RevTree> after = opened.tree(last);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        int most = limits.changedFiles();
        ChangedFiles changed = ChangedFiles.list(opened, before.get(), after.get(), most);
        if (changed.more()) {
            throw READ_TOO_LARGE.exception("the diff", most, "files");
        }
        return Optional.of(new Trees(before.get(), after.get()));
    }

    private void diff(GitRepository in, Trees trees, OutputStream out) throws IOException {
        reading.look(
                in,
                opened -> {
                    try (DiffFormatter diff = new DiffFormatter(out)) {
                        diff.setRepository(opened.repository());
                        diff.setAbbreviationLength(ID_DIGITS);
                        diff.setDetectRenames(true);
                        diff.setBinaryFileThreshold(Math.toIntExact(limits.diffSize().toBytes()));
                        diff.format(trees.before(), trees.after());
                        diff.flush();
                    }
                    return trees;
                });
    }

    private static int total(@Nullable String text, String ref, String repository) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_TOTAL;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, MAX_TOTAL);
        } catch (NumberFormatException _) {
            throw LOGS_TOTAL_INVALID.exception(ref, repository, text);
        }
    }

    private record Trees(RevTree before, RevTree after) {}
}
