package io.gantry.git.browse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
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
    /** All below the path, in git's order; empty if there is no such revision. Blocks. */
    static Optional<List<TreeEntry>> list(Opened opened, String revision, String path)
            throws IOException {
        Optional<RevTree> tree = opened.tree(revision);
        if (tree.isEmpty() || (!path.isEmpty() && GitPathText.isOutside(path))) {
            return Optional.empty();
        }
        List<TreeEntry> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(opened.repository())) {
            walk.addTree(tree.get());
            walk.setRecursive(true);
            if (!path.isEmpty()) {
                walk.setFilter(PathFilter.create(path));
            }
            while (walk.next()) {
                entries.add(of(walk));
            }
        }
        return Optional.of(entries);
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
