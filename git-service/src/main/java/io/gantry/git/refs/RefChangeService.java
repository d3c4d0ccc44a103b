package io.gantry.git.refs;

import static io.gantry.git.GitError.REF_EXISTS;
import static io.gantry.git.GitError.REF_MOVED;
import static io.gantry.git.GitError.REF_NOT_FOUND;
import static io.gantry.git.GitError.REF_START_UNKNOWN;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Trace;
import io.gantry.git.browse.Opened;
import io.gantry.git.browse.Reading;
import io.gantry.git.browse.RefView;
import io.gantry.git.pushes.Caller;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.storage.GitThreads;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The rules for refs that are changed one at a time. */
@Service
class RefChangeService {
    private final RepositoryService repositories;
    private final RefPushes pushes;
    private final Reading reading;
    private final GitThreads threads;
    private final Clock clock;

    RefChangeService(
            RepositoryService repositories,
            RefPushes pushes,
            Reading reading,
            GitThreads threads,
            Clock clock) {
        this.repositories = repositories;
        this.pushes = pushes;
        this.reading = reading;
        this.threads = threads;
        this.clock = clock;
    }

    Mono<RefView> create(String name, RefKind kind, NewRef wanted, Actor actor) {
        String ref = kind.ref(wanted.name());
        return writable(name, actor)
                .flatMap(found ->
                        push(
                                        found,
                                        actor,
                                        REF_EXISTS.exception(ref),
                                        (repository, inserter) ->
                                                creation(repository, inserter, ref, wanted, actor))
                                .then(Mono.defer(() -> threads.call(() -> view(found, ref)))));
    }

    Mono<Void> remove(String name, RefKind kind, String shortName, Actor actor) {
        String ref = kind.ref(shortName);
        return writable(name, actor)
                .flatMap(found ->
                        push(
                                found,
                                actor,
                                REF_MOVED.exception(ref),
                                (repository, _) -> removal(repository, ref)));
    }

    private Mono<GitRepository> writable(String name, Actor actor) {
        return repositories
                .find(name, Right.WRITE, actor)
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error());
    }

    private Mono<Void> push(
            GitRepository found,
            Actor actor,
            RuntimeException lost,
            RefPushes.Preparation preparation) {
        return Mono.deferContextual(context -> {
            Caller caller = new Caller(actor, null, Trace.parentIn(context));
            return threads.run(() -> pushes.push(found, caller, lost, preparation));
        });
    }

    private ReceiveCommand creation(
            Repository repository, ObjectInserter inserter, String ref, NewRef wanted, Actor actor)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit start =
                    new Opened(repository, walk)
                            .commit(wanted.start())
                            .orElseThrow(() -> REF_START_UNKNOWN.exception(wanted.start()));
            ObjectId target =
                    wanted.message() == null
                            ? start.copy()
                            : inserter.insert(annotation(wanted, wanted.message(), start, actor));
            return new ReceiveCommand(ObjectId.zeroId(), target, ref);
        }
    }

    private TagBuilder annotation(NewRef wanted, String message, RevCommit start, Actor actor) {
        TagBuilder tag = new TagBuilder();
        tag.setTag(wanted.name());
        tag.setObjectId(start);
        tag.setMessage(message.strip() + "\n");
        tag.setTagger(new PersonIdent(actor.name(), "", clock.instant(), clock.getZone()));
        return tag;
    }

    private static ReceiveCommand removal(Repository repository, String name) throws IOException {
        Ref ref = repository.exactRef(name);
        if (ref == null) {
            throw REF_NOT_FOUND.exception(name);
        }
        return new ReceiveCommand(ref.getObjectId(), ObjectId.zeroId(), name);
    }

    /** The new one; somebody may have removed it already. */
    private RefView view(GitRepository found, String name) throws IOException {
        return reading.look(
                found,
                opened -> {
                    Ref ref = opened.repository().exactRef(name);
                    if (ref == null) {
                        throw REF_NOT_FOUND.exception(name);
                    }
                    return RefView.of(ref, found, opened.walk());
                });
    }
}
