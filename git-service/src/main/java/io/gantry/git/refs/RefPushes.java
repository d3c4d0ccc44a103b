package io.gantry.git.refs;

import static io.gantry.git.GitError.REF_REFUSED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.pushes.Caller;
import io.gantry.git.pushes.PushSession;
import io.gantry.git.pushes.PushSession.Pusher;
import io.gantry.git.pushes.PushSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.springframework.stereotype.Component;

/** Pushes one ref whose objects we make ourselves, as anybody pushes. It blocks. */
@Component
class RefPushes {
    private final PushSessions pushes;

    RefPushes(PushSessions pushes) {
        this.pushes = pushes;
    }

    /**
     * Returns when the ref has moved; throws what it was refused for.
     *
     * @param lost if the ref is not where it should be
     */
    void push(
            GitRepository repository, Caller caller, RuntimeException lost, Preparation preparation)
            throws IOException {
        try (PushSession push = pushes.open(repository, caller)) {
            ReceiveCommand command = prepare(push.repository(), preparation);
            ByteArrayOutputStream terminal = new ByteArrayOutputStream();
            Pusher pusher = new Pusher(List.of(), terminal);
            push.move(List.of(command), true, pusher);
            requireMoved(command, lost, terminal.toString(UTF_8).strip());
            push.tell(List.of(command), pusher);
        }
    }

    /** New objects are a pack, as those of any push. */
    private static ReceiveCommand prepare(Repository incoming, Preparation preparation)
            throws IOException {
        FileRepository folder = (FileRepository) incoming;
        try (ObjectInserter inserter = folder.getObjectDatabase().newPackInserter()) {
            ReceiveCommand command = preparation.prepare(incoming, inserter);
            inserter.flush();
            return command;
        }
    }

    private static void requireMoved(ReceiveCommand command, RuntimeException lost, String said) {
        if (command.getResult() == Result.OK) {
            return;
        }
        String reason = command.getMessage();
        throw command.getResult() == Result.REJECTED_OTHER_REASON && reason != null
                ? REF_REFUSED.exception(
                        command.getRefName(), said.isEmpty() ? reason : reason + ": " + said)
                : lost;
    }

    /** Makes the objects of the push, and says what is to move. */
    @FunctionalInterface
    interface Preparation {
        ReceiveCommand prepare(Repository repository, ObjectInserter inserter) throws IOException;
    }
}
