package io.gantry.git.commits;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Where a commit goes.
 *
 * @param ref full name of the branch
 * @param now where it is; zeros if it is not there
 * @param start where the commit goes on from; null in an empty repository
 */
record Branch(String ref, ObjectId now, @Nullable ObjectId start) {
    /** A branch that is not there begins where HEAD is. */
    static Branch find(Repository repository, String name) throws IOException {
        String ref = Constants.R_HEADS + name;
        if (!Repository.isValidRefName(ref)
                || name.startsWith("-")
                || name.equals(Constants.HEAD)
                || ObjectId.isId(name)) {
            throw CommitFault.checkout("branch name \"%s\" is not valid".formatted(name));
        }
        Ref found = repository.exactRef(ref);
        if (found != null && found.getObjectId() != null) {
            return new Branch(ref, found.getObjectId(), found.getObjectId());
        }
        Ref head = repository.exactRef(Constants.HEAD);
        return new Branch(ref, ObjectId.zeroId(), head == null ? null : head.getObjectId());
    }

    /** The commit to go on from. */
    @Nullable RevCommit base(RevWalk walk) throws IOException {
        return start == null ? null : walk.parseCommit(start);
    }
}
