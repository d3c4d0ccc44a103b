package io.gantry.git.browse;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which files two trees have otherwise.
 *
 * @param more whether there are more than these
 */
public record ChangedFiles(List<FileChange> files, boolean more) {
    public ChangedFiles {
        files = List.copyOf(files);
    }

    /**
     * A file that is in one tree alone, or another in each.
     *
     * @param before id of its content; null if it was added
     * @param after id of its content; null if it was removed
     */
    public record FileChange(
            String path, Kind change, @Nullable String before, @Nullable String after) {}

    /** What became of a file; a renamed one was removed and added. */
    public enum Kind {
        ADDED,
        REMOVED,
        MODIFIED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The first changes, in git's order. Blocks.
     *
     * @param before null for an empty one
     */
    public static ChangedFiles list(
            Opened opened, @Nullable RevTree before, RevTree after, int most) throws IOException {
        List<FileChange> files = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(opened.repository())) {
            if (before == null) {
                walk.addTree(new EmptyTreeIterator());
            }
            if (before != null) {
                walk.addTree(before);
            }
            walk.addTree(after);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (files.size() == most) {
                    return new ChangedFiles(files, true);
                }
                files.add(change(walk));
            }
        }
        return new ChangedFiles(files, false);
    }

    private static FileChange change(TreeWalk walk) {
        String before = id(walk, 0);
        String after = id(walk, 1);
        return new FileChange(walk.getPathString(), kind(before, after), before, after);
    }

    private static Kind kind(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.MODIFIED;
    }

    private static @Nullable String id(TreeWalk walk, int tree) {
        ObjectId id = walk.getObjectId(tree);
        return walk.getFileMode(tree).equals(FileMode.MISSING) ? null : id.name();
    }
}
