package io.gantry.git.commits;

import static io.gantry.git.GitError.COMMIT_NOT_CLONED;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Trace;
import io.gantry.git.browse.RefView;
import io.gantry.git.pushes.Caller;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets those commit who may write: first the right, then the upload, then the objects. */
@Service
class CommitService {
    private final RepositoryService repositories;
    private final Uploads uploads;
    private final ZipCommits commits;
    private final GitThreads threads;
    private final Path folder;

    CommitService(
            RepositoryService repositories,
            Uploads uploads,
            ZipCommits commits,
            GitThreads threads,
            StorageProperties properties) {
        this.repositories = repositories;
        this.uploads = uploads;
        this.commits = commits;
        this.threads = threads;
        this.folder = properties.root().resolve("uploads");
    }

    Mono<RefView> commit(String name, ServerHttpRequest request, Actor actor) {
        return repositories
                .find(name, Right.WRITE, actor)
                .switchIfEmpty(COMMIT_NOT_CLONED.error(name))
                .flatMap(found -> commit(found, request, actor))
                .onErrorMap(CommitFault.class, fault -> fault.in(name));
    }

    private Mono<RefView> commit(GitRepository found, ServerHttpRequest request, Actor actor) {
        return Mono.usingWhen(
                threads.step(() -> UploadedFile.create(folder)),
                file ->
                        uploads.read(request, file)
                                .flatMap(form -> commit(found, actor, form, file)),
                file -> threads.step(() -> closed(file)));
    }

    private Mono<RefView> commit(
            GitRepository found, Actor actor, CommitForm form, UploadedFile file) {
        return Mono.deferContextual(context -> {
            Caller caller = new Caller(actor, null, Trace.parentIn(context));
            return threads.call(() -> commits.commit(found, caller, form, file));
        });
    }

    private static boolean closed(UploadedFile file) throws IOException {
        file.close();
        return true;
    }
}
