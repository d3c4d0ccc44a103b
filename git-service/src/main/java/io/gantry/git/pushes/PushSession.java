package io.gantry.git.transport;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.git.pushes.Caller;
import io.gantry.git.pushes.Push;
import io.gantry.git.pushes.PushService;
import io.gantry.web.errors.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One push, from when its objects are here and sound to when each ref has moved or not. JGit finds
 * nothing left to do after it. It blocks, on the thread of the push.
 */
final class PushSession implements PreReceiveHook {
    private static final Logger log = LoggerFactory.getLogger(PushSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID id;
    private final GitRepository repository;
    private final Caller caller;
    private final Incoming incoming;
    private final Repository target;
    private final PushService pushes;
    private volatile boolean begun;

    PushSession(
            UUID id,
            GitRepository repository,
            Caller caller,
            Incoming incoming,
            Repository target,
            PushService pushes) {
        this.id = id;
        this.repository = repository;
        this.caller = caller;
        this.incoming = incoming;
        this.target = target;
        this.pushes = pushes;
    }

    @Override
    public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
        if (commands.isEmpty()) {
            return;
        }
        Push push = pushes.prepare(id, repository, caller, RefUpdates.changes(commands));
        try {
            incoming.publish(target);
            pushes.move(push, () -> move(commands, pack.isAtomic())).block(PATIENCE);
        } catch (IOException | RuntimeException e) {
            refuse(commands, e);
            dropUnlessBegun(push);
        }
    }

    private List<RefChange> move(Collection<ReceiveCommand> commands, boolean atomic)
            throws IOException {
        begun = true;
        return RefUpdates.move(target, commands, atomic);
    }

    /** Also of a ref that has moved if nobody was told: the pusher will ask and see. */
    private void refuse(Collection<ReceiveCommand> commands, Exception e) {
        boolean known = e instanceof ApiException;
        if (!known) {
            log.error("Push {} to {} failed", id, repository.name(), e);
        }
        String reason = known ? String.valueOf(e.getMessage()) : "the server failed, try again";
        commands.forEach(command -> command.setResult(Result.REJECTED_OTHER_REASON, reason));
    }

    private void dropUnlessBegun(Push push) {
        if (!begun) {
            pushes.drop(push)
                    .onErrorComplete() // it is dropped later then
                    .block(PATIENCE);
        }
    }
}
