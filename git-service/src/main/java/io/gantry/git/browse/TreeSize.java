package io.gantry.git.browse;

import static io.gantry.git.GitError.READ_TOO_LARGE;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Refuses trees that are made to explode: a few objects can name any number of files. */
final class TreeSize {
    private TreeSize() {}

    /** Goes on if the tree has no more entries in all its folders. Blocks. */
    static void require(Repository repository, RevTree tree, int most) throws IOException {
        int entries = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            while (walk.next()) {
                entries++;
                if (entries > most) {
                    throw READ_TOO_LARGE.exception("the tree", most, "entries");
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
    }
}
