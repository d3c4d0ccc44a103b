package io.gantry.git.transport;

import static io.gantry.git.GitError.REF_REFUSED;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.pushes.Caller;
import io.gantry.git.pushes.PushService;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;
import org.springframework.stereotype.Service;

/** A push of one ref whose objects we make ourselves; else it is one like all others. It blocks. */
@Service
public class OwnPushSession {
    private final Storage storage;
    private final PushService pushes;

    OwnPushSession(Storage storage, PushService pushes) {
        this.storage = storage;
        this.pushes = pushes;
    }

    /**
     * Returns when the ref has moved; throws what it was refused for.
     *
     * @param lost if the ref is not where it should be
     */
    public void push(
            GitRepository repository, Caller caller, RuntimeException lost, Preparation preparation)
            throws IOException {
        UUID id = UUID.randomUUID();
        try (Repository target = storage.open(repository.id());
                Incoming incoming = Incoming.open(storage, repository.id(), id)) {
            ReceiveCommand command = prepare(incoming.repository(), preparation);
            ReceivePack pack = new ReceivePack(incoming.repository());
            new PushSession(id, repository, caller, incoming, target, pushes)
                    .onPreReceive(pack, List.of(command));
            requireMoved(command, lost);
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

    private static void requireMoved(ReceiveCommand command, RuntimeException lost) {
        if (command.getResult() == Result.OK) {
            return;
        }
        throw command.getResult() == Result.REJECTED_OTHER_REASON && command.getMessage() != null
                ? REF_REFUSED.exception(command.getRefName(), command.getMessage())
                : lost;
    }

    /** Makes the objects of the push, and says what is to move. */
    @FunctionalInterface
    public interface Preparation {
        ReceiveCommand prepare(Repository repository, ObjectInserter inserter) throws IOException;
    }
}
