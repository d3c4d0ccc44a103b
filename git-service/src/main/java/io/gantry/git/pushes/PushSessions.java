package io.gantry.git.pushes;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.hooks.HookSession;
import io.gantry.git.packs.PushedRepositories;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.jgit.lib.Repository;
import org.springframework.stereotype.Service;

/** Begins pushes. */
@Service
public class PushSessions {
    private final Storage storage;
    private final PushedRepositories repositories;
    private final PushService pushes;
    private final HookSession hooks;

    PushSessions(
            Storage storage,
            PushedRepositories repositories,
            PushService pushes,
            HookSession hooks) {
        this.storage = storage;
        this.repositories = repositories;
        this.pushes = pushes;
        this.hooks = hooks;
    }

    /** A push of somebody who may write; to be closed by the caller. It blocks. */
    public PushSession open(GitRepository repository, Caller caller) throws IOException {
        UUID id = UUID.randomUUID();
        Repository target = storage.open(repository.id());
        try {
            Incoming incoming = Incoming.open(storage, repositories, repository.id(), id);
            return new PushSession(
                    id, repository, caller, incoming, target, storage.aloneSince(), pushes, hooks);
        } catch (IOException | RuntimeException e) {
            target.close();
            throw e;
        }
    }
}
