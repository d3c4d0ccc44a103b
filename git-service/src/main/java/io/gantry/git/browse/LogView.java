package io.gantry.git.browse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * A page of history, newest first.
 *
 * @param next id to ask for as {@code ref} for the next page; "" on the last
 */
public record LogView(List<Entry> commits, String next) {
    /**
     * A commit.
     *
     * @param parent ids of its parents; null for a root
     */
    public record Entry(
            String ref,
            Person author,
            Person committer,
            String subject,
            String createdAt,
            @Nullable List<String> parent) {
        /** The commit, whose body was parsed. */
        public static Entry of(RevCommit commit) {
            List<String> parents = Arrays.stream(commit.getParents()).map(RevCommit::name).toList();
            return new Entry(
                    commit.name(),
                    Person.of(commit.getAuthorIdent()),
                    Person.of(commit.getCommitterIdent()),
                    commit.getShortMessage(),
                    GitDate.of(commit.getAuthorIdent()),
                    parents.isEmpty() ? null : parents);
        }
    }

    /** The first commits of a walk that is set up and keeps no bodies. Blocks. */
    static LogView of(RevWalk walk, int total) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (RevCommit commit : walk) {
            if (entries.size() == total) {
                return new LogView(entries, commit.name());
            }
            walk.parseBody(commit);
            entries.add(Entry.of(commit));
            commit.disposeBody();
        }
        return new LogView(entries, "");
    }
}
