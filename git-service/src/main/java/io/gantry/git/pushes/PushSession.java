package io.gantry.git.pushes;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.git.hooks.HookSession;
import io.gantry.git.hooks.HookedPush;
import io.gantry.web.errors.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One push, whatever the door: its objects go into {@link #repository()}; then hooks are asked and
 * refs move or not. It blocks, on the thread of the push.
 */
public final class PushSession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PushSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID id;
    private final GitRepository of;
    private final Caller caller;
    private final Incoming incoming;
    private final Repository target;
    private final Instant alone;
    private final PushService pushes;
    private final HookSession hooks;
    private volatile boolean begun;

    PushSession(
            UUID id,
            GitRepository of,
            Caller caller,
            Incoming incoming,
            Repository target,
            Instant alone,
            PushService pushes,
            HookSession hooks) {
        this.id = id;
        this.of = of;
        this.caller = caller;
        this.incoming = incoming;
        this.target = target;
        this.alone = alone;
        this.pushes = pushes;
        this.hooks = hooks;
    }

    public UUID id() {
        return id;
    }

    /** The repository as the push sees it: what is added to it is gone if the push is refused. */
    public Repository repository() {
        return incoming.repository();
    }

    /**
     * Moves the refs, unless a hook refuses; each command has its result then.
     *
     * @param atomic whether all are to stay if one of them must
     */
    public void move(Collection<ReceiveCommand> commands, boolean atomic, Pusher pusher) {
        if (commands.isEmpty()) {
            return;
        }
        hooks.ask(hooked(pusher), commands, atomic);
        List<ReceiveCommand> left =
                commands.stream().filter(one -> one.getResult() == Result.NOT_ATTEMPTED).toList();
        if (!left.isEmpty()) {
            publishAndMove(left, atomic);
        }
    }

    /** Lets the hook know that is told of what has moved; the pusher knows by now. */
    public void tell(Collection<ReceiveCommand> moved, Pusher pusher) {
        if (moved.isEmpty()) {
            return;
        }
        try {
            hooks.tell(hooked(pusher), moved);
        } catch (RuntimeException e) {
            log.error("The post-receive hook of push {} to {} was lost", id, of.name(), e);
        }
    }

    private void publishAndMove(List<ReceiveCommand> commands, boolean atomic) {
        Push push = pushes.prepare(id, of, caller, RefUpdates.changes(commands));
        try {
            incoming.sync();
            pushes.move(push, () -> moveOnDisk(commands, atomic)).block(PATIENCE);
        } catch (IOException | RuntimeException e) {
            refuse(commands, e);
            dropUnlessBegun(push);
        }
    }

    private List<RefChange> moveOnDisk(List<ReceiveCommand> commands, boolean atomic)
            throws IOException {
        if (!RefUpdates.mayMove(target, commands, atomic)) {
            return List.of();
        }
        incoming.publish(target);
        begun = true;
        return RefUpdates.move(target, commands, atomic, alone);
    }

    /** Also of a ref that has moved if nobody was told: the pusher will ask and see. */
    private void refuse(List<ReceiveCommand> commands, Exception e) {
        boolean known = e instanceof ApiException;
        if (!known) {
            log.error("Push {} to {} failed", id, of.name(), e);
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

    private HookedPush hooked(Pusher pusher) {
        return new HookedPush(
                id, of, caller.actor(), incoming.folder(), pusher.options(), pusher.terminal());
    }

    /** What cannot be deleted goes with a later maintenance; the push is what it is by now. */
    @Override
    public void close() {
        try (target) {
            incoming.close();
        } catch (IOException e) {
            log.warn("The folder of push {} to {} stays: {}", id, of.name(), e.toString());
        }
    }

    /**
     * Who waits for the push.
     *
     * @param options what he has to say to hooks
     * @param terminal where he reads what hooks say
     */
    public record Pusher(List<String> options, OutputStream terminal) {
        public Pusher {
            options = List.copyOf(options);
        }
    }
}
