package io.gantry.git.history;

import io.gantry.git.browse.ChangedFiles;
import io.gantry.git.browse.ChangedFiles.FileChange;
import io.gantry.git.browse.GitDate;
import io.gantry.git.browse.Opened;
import io.gantry.git.browse.Person;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.jspecify.annotations.Nullable;

/**
 * A commit and what it changed.
 *
 * @param parent ids of its parents; null for a root
 * @param files that differ from its first parent
 * @param moreFiles whether there are more than these
 */
record CommitView(
        String ref,
        Person author,
        Person committer,
        String subject,
        String message,
        String createdAt,
        @Nullable List<String> parent,
        List<FileChange> files,
        boolean moreFiles) {
    /** Empty if there is no such commit. Blocks. */
    static Optional<CommitView> read(Opened opened, String revision, int most) throws IOException {
        Optional<RevCommit> commit = opened.commit(revision);
        return commit.isEmpty() ? Optional.empty() : Optional.of(of(opened, commit.get(), most));
    }

    private static CommitView of(Opened opened, RevCommit commit, int most) throws IOException {
        List<String> parents = Arrays.stream(commit.getParents()).map(RevCommit::name).toList();
        RevTree before =
                parents.isEmpty() ? null : opened.walk().parseCommit(commit.getParent(0)).getTree();
        ChangedFiles changed = ChangedFiles.list(opened, before, commit.getTree(), most);
        return new CommitView(
                commit.name(),
                Person.of(commit.getAuthorIdent()),
                Person.of(commit.getCommitterIdent()),
                commit.getShortMessage(),
                commit.getFullMessage(),
                GitDate.of(commit.getAuthorIdent()),
                parents.isEmpty() ? null : parents,
                changed.files(),
                changed.more());
    }
}
