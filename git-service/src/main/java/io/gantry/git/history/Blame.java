package io.gantry.git.history;

import static io.gantry.git.GitError.READ_TOO_LARGE;

import io.gantry.git.browse.GitDate;
import io.gantry.git.browse.GitPathText;
import io.gantry.git.browse.Opened;
import io.gantry.git.browse.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Where each line of a file comes from.
 *
 * @param ref id of the commit that was looked at
 * @param parts from the first line to the last
 * @see <a href="https://git-scm.com/docs/git-blame">git-blame</a>
 */
record Blame(String ref, String path, List<Part> parts) {
    Blame {
        parts = List.copyOf(parts);
    }

    /**
     * Lines that came with one commit.
     *
     * @param line the first of them, counted from 1
     * @param sourceLine the same line as that commit has it
     * @param sourcePath the file as that commit calls it
     */
    record Part(
            int line,
            int lines,
            String ref,
            int sourceLine,
            String sourcePath,
            Person author,
            String subject,
            String createdAt) {
        static Part of(BlameGenerator blame) {
            RevCommit source = blame.getSourceCommit();
            return new Part(
                    blame.getResultStart() + 1,
                    blame.getRegionLength(),
                    source.name(),
                    blame.getSourceStart() + 1,
                    blame.getSourcePath(),
                    Person.of(source.getAuthorIdent()),
                    source.getShortMessage(),
                    GitDate.of(source.getAuthorIdent()));
        }
    }

    /** Empty if there is no such file in that revision. Blocks. */
    static Optional<Blame> read(Opened opened, String revision, String path, long most)
            throws IOException {
        Optional<RevCommit> commit = opened.commit(revision);
        if (commit.isEmpty() || path.isEmpty() || GitPathText.isOutside(path)) {
            return Optional.empty();
        }
        requireShortHistory(opened, commit.get());
        return isFile(opened, commit.get(), path, most)
                ? Optional.of(
                        new Blame(
                                commit.get().name(), path, parts(opened, commit.get(), path, most)))
                : Optional.empty();
    }

    /** The bounded walk goes first, since the one of the blame knows no bound. */
    private static void requireShortHistory(Opened opened, RevCommit commit) throws IOException {
        opened.walk().setRetainBody(false);
        opened.walk().markStart(commit);
        while (opened.walk().next() != null) {
            // it throws when it has met too many
        }
    }

    private static boolean isFile(Opened opened, RevCommit commit, String path, long most)
            throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(opened.repository(), path, commit.getTree())) {
            if (walk == null
                    || (walk.getFileMode(0).getBits() & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return false;
            }
            long size =
                    walk.getObjectReader().getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB);
            if (size > most) {
                throw READ_TOO_LARGE.exception("the file", most, "bytes");
            }
            return true;
        }
    }

    private static List<Part> parts(Opened opened, RevCommit commit, String path, long most)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Repository bounded = new BoundedRepository(opened.repository(), most);
                BlameGenerator blame = new BlameGenerator(bounded, path)) {
            blame.push(null, commit.getId());
            while (blame.next()) {
                parts.add(Part.of(blame));
            }
        } catch (LargeObjectException _) {
            throw READ_TOO_LARGE.exception("an older version of the file", most, "bytes");
        }
        parts.sort(Comparator.comparingInt(Part::line));
        return parts;
    }
}
