package io.gantry.git.browse;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Which commits are asked for.
 *
 * @param ref a revision, a range {@code a..b}, or {@code --all}
 * @param path only commits that touch it; "" for all
 */
record Log(String ref, String path, int total) {
    private static final String ALL = "--all";
    private static final String RANGE = "..";

    /** Empty if there is no such revision. Blocks. */
    Optional<LogView> read(Opened opened) throws IOException {
        RevWalk walk = opened.walk();
        walk.setRetainBody(false);
        if (!(ref.equals(ALL) ? startAtAll(opened) : start(opened))) {
            return Optional.empty();
        }
        if (!path.isEmpty()) {
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            walk.setRewriteParents(false);
        }
        return Optional.of(LogView.of(walk, total));
    }

    private static boolean startAtAll(Opened opened) throws IOException {
        for (Ref one : opened.repository().getRefDatabase().getRefs()) {
            Optional<RevCommit> commit = opened.commit(one.getName());
            if (commit.isPresent()) {
                opened.walk().markStart(commit.get());
            }
        }
        return true;
    }

    private boolean start(Opened opened) throws IOException {
        int dots = ref.indexOf(RANGE);
        Optional<RevCommit> last =
                opened.commit(dots < 0 ? ref : orHead(ref.substring(dots + RANGE.length())));
        if (last.isEmpty()) {
            return false;
        }
        opened.walk().markStart(last.get());
        if (dots < 0) {
            return true;
        }
        Optional<RevCommit> known = opened.commit(orHead(ref.substring(0, dots)));
        if (known.isEmpty()) {
            return false;
        }
        opened.walk().markUninteresting(known.get());
        return true;
    }

    private static String orHead(String revision) {
        return revision.isEmpty() ? "HEAD" : revision;
    }
}
