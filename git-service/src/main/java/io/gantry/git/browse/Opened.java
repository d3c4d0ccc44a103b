package io.gantry.git.browse;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** A repository that is open, and the revisions that people name in it. */
public record Opened(Repository repository, RevWalk walk) {
    /** The tree that the text names: branch, tag, id or any expression of git's. */
    public Optional<RevTree> tree(String revision) throws IOException {
        Optional<ObjectId> id = resolve(revision);
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(walk.parseTree(id.get()));
        } catch (IncorrectObjectTypeException | MissingObjectException _) {
            return Optional.empty();
        }
    }

    /** The commit that the text names. */
    public Optional<RevCommit> commit(String revision) throws IOException {
        Optional<ObjectId> id = resolve(revision);
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(walk.parseCommit(id.get()));
        } catch (IncorrectObjectTypeException | MissingObjectException _) {
            return Optional.empty();
        }
    }

    private Optional<ObjectId> resolve(String revision) throws IOException {
        try {
            return Optional.ofNullable(repository.resolve(revision));
        } catch (RevisionSyntaxException
                | AmbiguousObjectException
                | IncorrectObjectTypeException
                | MissingObjectException
                | StringIndexOutOfBoundsException _) {
            return Optional.empty(); // the last is how JGit takes some half expressions
        }
    }
}
