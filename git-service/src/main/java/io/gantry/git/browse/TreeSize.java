package io.gantry.git.browse;

import static io.gantry.git.GitError.READ_TOO_LARGE;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Refuses trees that are made to explode: a few objects can name any number of files. */
final class TreeSize {
    private TreeSize() {}

    /**
     * Goes on if the tree has no more entries below the path, in all folders there. Blocks.
     *
     * @param path empty for all of the tree
     */
    static void require(Repository repository, RevTree tree, String path, int most)
            throws IOException {
        int entries = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            if (!path.isEmpty()) {
                walk.setFilter(PathFilter.create(path));
            }
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
