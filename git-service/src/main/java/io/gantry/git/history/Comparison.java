package io.gantry.git.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gantry.git.browse.ChangedFiles;
import io.gantry.git.browse.ChangedFiles.FileChange;
import io.gantry.git.browse.LogView;
import io.gantry.git.browse.Opened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * Two commits held against each other.
 *
 * @param mergeBase id of the commit at which they parted; "" if they never were one
 * @param ahead commits that only the head has
 * @param behind commits that only the base has
 * @param commits the newest of those that only the head has
 * @param files that the head has changed since the merge base, or since the base without one
 * @param moreFiles whether there are more than these
 */
record Comparison(
        String base,
        String head,
        String mergeBase,
        int ahead,
        int behind,
        List<LogView.Entry> commits,
        List<FileChange> files,
        boolean moreFiles,
        @JsonProperty("_links") Links links) {
    /**
     * Where to go on.
     *
     * @param diff the changes of the files line by line
     */
    record Links(String diff) {
        static Links of(String repository, String from, String to) {
            return new Links(
                    "/repository/%s/diff/commits?previous_commit=%s&last_commit=%s"
                            .formatted(repository, from, to));
        }
    }

    /** Empty if one of the revisions is not there. Blocks. */
    static Optional<Comparison> read(
            Opened opened, String repository, String base, String head, int most)
            throws IOException {
        Optional<RevCommit> from = opened.commit(base);
        Optional<RevCommit> to = opened.commit(head);
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(of(opened, repository, from.get(), to.get(), most));
    }

    private static Comparison of(
            Opened opened, String repository, RevCommit base, RevCommit head, int most)
            throws IOException {
        RevWalk walk = opened.walk();
        walk.setRetainBody(false);
        Optional<RevCommit> parted = mergeBase(walk, base, head);
        RevCommit since = parted.orElse(base);
        List<LogView.Entry> commits = new ArrayList<>();
        int ahead = only(walk, head, base, most, commits);
        int behind = only(walk, base, head, 0, new ArrayList<>());
        ChangedFiles changed = ChangedFiles.list(opened, since.getTree(), head.getTree(), most);
        return new Comparison(
                base.name(),
                head.name(),
                parted.map(RevCommit::name).orElse(""),
                ahead,
                behind,
                commits,
                changed.files(),
                changed.more(),
                Links.of(repository, since.name(), head.name()));
    }

    private static Optional<RevCommit> mergeBase(RevWalk walk, RevCommit base, RevCommit head)
            throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(base);
        walk.markStart(head);
        Optional<RevCommit> found = Optional.ofNullable(walk.next());
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (found.isPresent()) {
            walk.parseHeaders(found.get());
        }
        return found;
    }

    /** How many commits the one has that the other has not; the first ones are kept. */
    private static int only(
            RevWalk walk, RevCommit one, RevCommit other, int most, List<LogView.Entry> kept)
            throws IOException {
        walk.reset();
        walk.markStart(one);
        walk.markUninteresting(other);
        int count = 0;
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (count < most) {
                walk.parseBody(commit);
                kept.add(LogView.Entry.of(commit));
                commit.disposeBody();
            }
            count++;
        }
        return count;
    }
}
