package io.gantry.git.pushes;

import io.gantry.contracts.git.RefChange;
import io.gantry.git.storage.Durable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;

/** Moves refs on the disk so that no crash moves them back. */
final class RefUpdates {
    private RefUpdates() {}

    /**
     * Whether some ref is still where its command thinks it is, or all are if it must be all. If
     * not, the commands have their results, and nobody needs their objects.
     */
    static boolean mayMove(
            Repository repository, Collection<ReceiveCommand> commands, boolean atomic)
            throws IOException {
        List<ReceiveCommand> late = new ArrayList<>();
        for (ReceiveCommand command : commands) {
            Ref ref = repository.exactRef(command.getRefName());
            ObjectId now = ref == null ? null : ref.getObjectId();
            if (!command.getOldId().equals(now == null ? ObjectId.zeroId() : now)) {
                late.add(command);
            }
        }
        if (atomic ? late.isEmpty() : late.size() < commands.size()) {
            return true;
        }
        late.forEach(command -> command.setResult(Result.LOCK_FAILURE));
        ReceiveCommand.abort(commands);
        return false;
    }

    /**
     * Moves each ref that is still where the command thinks it is; each command has its result
     * then.
     *
     * @param atomic whether all are to stay if one of them must
     * @param alone before which whoever has locked a ref is dead by now
     */
    static List<RefChange> move(
            Repository repository,
            Collection<ReceiveCommand> commands,
            boolean atomic,
            Instant alone)
            throws IOException {
        List<String> names = commands.stream().map(ReceiveCommand::getRefName).toList();
        StaleLocks.remove(repository.getDirectory().toPath(), names, Instant.now(), alone);
        BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
        batch.setAllowNonFastForwards(true).setAtomic(atomic).disableRefLog();
        batch.addCommand(commands);
        try (RevWalk walk = new RevWalk(repository)) {
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        }
        List<ReceiveCommand> moved =
                commands.stream().filter(one -> one.getResult() == Result.OK).toList();
        sync(repository.getDirectory().toPath(), moved);
        return changes(moved);
    }

    /** What the commands ask for. */
    static List<RefChange> changes(Collection<ReceiveCommand> commands) {
        return commands.stream()
                .map(command ->
                        new RefChange(
                                command.getRefName(),
                                command.getOldId().name(),
                                command.getNewId().name()))
                .toList();
    }

    /** The folders of the refs, and that of {@code packed-refs}; JGit syncs only the files. */
    private static void sync(Path repository, List<ReceiveCommand> moved) throws IOException {
        for (ReceiveCommand command : moved) {
            Durable.folders(repository.resolve(command.getRefName()), repository);
        }
    }
}
