package io.gantry.git.history;

import static io.gantry.git.GitError.BLAME_NOT_FOUND;
import static io.gantry.git.GitError.BLAME_PATH_NEEDED;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.browse.Found;
import io.gantry.git.browse.GitPathText;
import io.gantry.git.browse.Reading;
import io.gantry.git.browse.ReadingProperties;
import io.gantry.git.repositories.RepositoryPath;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whose each line of a file is. */
@RestController
@RequestMapping("/repository")
class BlameController {
    private final Reading reading;
    private final ReadingProperties limits;

    BlameController(Reading reading, ReadingProperties limits) {
        this.reading = reading;
        this.limits = limits;
    }

    /**
     * {@code {ref, path, parts: [{line, lines, ref, sourceLine, sourcePath, author, subject,
     * createdAt}]}} of the file {@code path} at {@code ref} (master). 400 without a path, 404 if
     * there is no such file, 413 if it or its history is too large.
     */
    @GetMapping({"/{name}/blame", "/{namespace}/{name}/blame"})
    Mono<Blame> blame(
            RepositoryPath repository,
            @RequestParam(defaultValue = "master") String ref,
            @RequestParam(defaultValue = "") String path,
            Actor actor) {
        String name = repository.name();
        if (path.isEmpty()) {
            return BLAME_PATH_NEEDED.error(ref, name);
        }
        long most = limits.blameSize().toBytes();
        return reading.read(
                        name,
                        actor,
                        opened -> Blame.read(opened, ref, GitPathText.asked(path), most),
                        BLAME_NOT_FOUND,
                        path,
                        ref,
                        name)
                .map(Found::value);
    }
}
