package io.gantry.git.browse;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * A file or submodule of a tree.
 *
 * @param filetype {@code blob} or {@code commit}
 * @param path the raw path without quotes and blanks around it
 * @param permission 100644, 100755, 120000 or 160000
 * @param rawPath as git prints it
 */
record TreeEntry(String filetype, String hash, String path, String permission, String rawPath) {
    /**
     * The tree of the revision; empty if there is no such revision or path can be in none. Blocks.
     */
    static Optional<RevTree> find(Opened opened, String revision, String path, int most)
            throws IOException {
        Optional<RevTree> tree = opened.tree(revision);
        if (tree.isEmpty() || (!path.isEmpty() && GitPathText.isOutside(path))) {
            return Optional.empty();
        }
        TreeSize.require(opened.repository(), tree.get(), path, most);
        return tree;
    }

    /** All below the path, in git's order, one after the other. Blocks. */
    static void each(Repository repository, RevTree tree, String path, Consumer<TreeEntry> taker)
            throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            if (!path.isEmpty()) {
                walk.setFilter(PathFilter.create(path));
            }
            while (walk.next()) {
                taker.accept(of(walk));
            }
        }
    }

    private static TreeEntry of(TreeWalk walk) {
        FileMode mode = walk.getFileMode(0);
        String raw = GitPathText.raw(walk.getRawPath());
        return new TreeEntry(
                mode.equals(FileMode.GITLINK) ? "commit" : "blob",
                walk.getObjectId(0).name(),
                GitPathText.plain(raw),
                mode.toString(),
                raw);
    }
}
