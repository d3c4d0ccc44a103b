package io.gantry.git.browse;

import static io.gantry.git.GitError.READ_TOO_LARGE;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Refuses trees that are made to explode: a few objects can name any number of files. */
final class TreeSize {
    private static final String ATTRIBUTES = ".gitattributes";
    private static final int MOST_ATTRIBUTES = 1 << 20;

    private TreeSize() {}

    /**
     * Goes on if the tree has no more entries below the path, in all folders there. Blocks.
     *
     * @param path empty for all of the tree
     */
    static void require(Repository repository, RevTree tree, String path, int most)
            throws IOException {
        walk(repository, tree, path, most, _ -> {});
    }

    /** The same for all of a tree whose attributes are to be read, which JGit holds. */
    static void requireWithAttributes(Repository repository, RevTree tree, int most)
            throws IOException {
        walk(repository, tree, "", most, TreeSize::requireSmallAttributes);
    }

    private static void walk(
            Repository repository, RevTree tree, String path, int most, Check check)
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
                check.on(walk);
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
    }

    private static void requireSmallAttributes(TreeWalk walk) throws IOException {
        if (walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB
                && walk.getNameString().equals(ATTRIBUTES)
                && size(walk) > MOST_ATTRIBUTES) {
            throw READ_TOO_LARGE.exception(
                    "a %s file".formatted(ATTRIBUTES), MOST_ATTRIBUTES, "bytes");
        }
    }

    private static long size(TreeWalk walk) throws IOException {
        return walk.getObjectReader().getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB);
    }

    /** What is looked at of each entry. */
    @FunctionalInterface
    private interface Check {
        void on(TreeWalk walk) throws IOException;
    }
}
