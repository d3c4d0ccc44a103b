package io.gantry.git.commits;

import static io.gantry.git.GitError.COMMIT_OVERTAKEN;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.browse.RefView;
import io.gantry.git.pushes.Caller;
import io.gantry.git.pushes.PushSession;
import io.gantry.git.pushes.PushSession.Pusher;
import io.gantry.git.pushes.PushSessions;
import io.gantry.git.storage.StorageProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.springframework.stereotype.Component;

/** Makes a commit of a zip and pushes it, as anybody pushes. It blocks. */
@Component
class ZipCommits {
    private final PushSessions pushes;
    private final StorageProperties properties;
    private final Clock clock;

    ZipCommits(PushSessions pushes, StorageProperties properties, Clock clock) {
        this.pushes = pushes;
        this.properties = properties;
        this.clock = clock;
    }

    /** The branch as it is then. Throws {@link CommitFault}. */
    RefView commit(GitRepository to, Caller caller, CommitForm form, UploadedFile file)
            throws IOException {
        try (PushSession push = pushes.open(to, caller);
                ZipContents zip = ZipContents.open(file.out(), properties)) {
            Branch branch = Branch.find(push.repository(), form.branch());
            ObjectId id = write(push.repository(), branch, form, zip);
            ReceiveCommand command = new ReceiveCommand(branch.now(), id, branch.ref());
            move(push, command, to, form);
            try (RevWalk walk = new RevWalk(push.repository())) {
                RevCommit made = walk.parseCommit(id);
                return RefView.committed(made, form.branch(), to);
            }
        }
    }

    private ObjectId write(Repository repository, Branch branch, CommitForm form, ZipContents zip)
            throws IOException {
        FileRepository files = (FileRepository) repository;
        try (ObjectInserter objects = files.getObjectDatabase().newPackInserter();
                RevWalk walk = new RevWalk(repository)) {
            NewCommit commit =
                    new NewCommit(
                            objects,
                            form,
                            properties.zip().entries(),
                            properties.maxTree().toBytes());
            ZoneId zone = ZoneId.systemDefault();
            ObjectId id = commit.write(branch.base(walk), zip, clock.instant().atZone(zone));
            objects.flush();
            return id;
        }
    }

    private void move(PushSession push, ReceiveCommand command, GitRepository to, CommitForm form) {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Pusher pusher = new Pusher(List.of(), terminal);
        List<ReceiveCommand> commands = List.of(command);
        push.move(commands, true, pusher);
        if (command.getResult() == Result.LOCK_FAILURE) {
            throw COMMIT_OVERTAKEN.exception(to.name(), form.branch());
        }
        if (command.getResult() != Result.OK) {
            throw refused(command, to, form, terminal.toString(UTF_8));
        }
        push.tell(commands, pusher);
    }

    /** As git would have said it to who pushes. */
    private static CommitFault refused(
            ReceiveCommand command, GitRepository to, CommitForm form, String said) {
        String lines =
                said.lines().map(line -> "remote: " + line + "\n").collect(Collectors.joining());
        String message = command.getMessage();
        String reason = message == null ? command.getResult().toString() : message;
        return CommitFault.push(
                ("Error when trying to push to repository %s (exit status 1 [%s ! [remote rejected]"
                                + " %s -> %s (%s)\n]).")
                        .formatted(to.name(), lines, form.branch(), form.branch(), reason));
    }
}
