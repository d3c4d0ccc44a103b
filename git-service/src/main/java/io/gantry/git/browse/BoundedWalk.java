package io.gantry.git.browse;

import static io.gantry.git.GitError.READ_TOO_LARGE;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A walk that ends with an error when it has met too many commits, whatever it looks for. */
final class BoundedWalk extends RevWalk {
    private final int most;
    private int met;

    BoundedWalk(Repository repository, int most) {
        super(repository);
        this.most = most;
    }

    @Override
    protected RevCommit createCommit(AnyObjectId id, int graphPosition) {
        met++;
        if (met > most) {
            throw READ_TOO_LARGE.exception("the history", most, "commits");
        }
        return super.createCommit(id, graphPosition);
    }
}
