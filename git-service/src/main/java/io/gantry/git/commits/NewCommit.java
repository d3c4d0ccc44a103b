package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.commits.TreeWriter.Line;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.CommitConfig;
import org.eclipse.jgit.lib.CommitConfig.CleanupMode;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * A commit that takes away some paths of its parent and then puts files over what is left.
 *
 * @param most how many paths it may take away
 * @param largest bytes of the largest tree or commit
 */
record NewCommit(ObjectInserter objects, CommitForm form, int most, long largest) {
    private static final char NO_COMMENTS = '\0';

    /** Writes all its objects; {@link CommitFault} if it would change nothing. */
    ObjectId write(@Nullable RevCommit parent, ZipContents zip, ZonedDateTime now)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setAuthor(person(form.authorName(), form.authorEmail(), now));
        commit.setCommitter(person(form.committerName(), form.committerEmail(), now));
        commit.setMessage(message());
        commit.setEncoding(UTF_8);
        commit.setTreeId(tree(parent, zip));
        ObjectId before = parent == null ? Constants.EMPTY_TREE_ID : parent.getTree();
        if (commit.getTreeId().equals(before)) {
            throw CommitFault.commit(
                    ("Error when trying to commit (exit status 1 [On branch %s\nnothing to commit,"
                                    + " working tree clean\n]).")
                            .formatted(form.branch()));
        }
        if (parent != null) {
            commit.setParentId(parent);
        }
        byte[] bytes = commit.build();
        if (bytes.length > largest) {
            throw CommitFault.tooLarge("the commit is larger than %d bytes".formatted(largest));
        }
        return objects.insert(Constants.OBJ_COMMIT, bytes);
    }

    private ObjectId tree(@Nullable RevCommit parent, ZipContents zip) throws IOException {
        FileTree<Boolean> gone = new FileTree<>(most);
        form.delete().forEach(path -> gone.addFile(EntryPath.of(path), true));
        try (TreeWriter trees = new TreeWriter(objects, largest)) {
            @Nullable ObjectId before = parent == null ? null : parent.getTree();
            @Nullable ObjectId left = trees.write(gone.root(), before, NewCommit::takeAway);
            @Nullable ObjectId tree =
                    trees.write(zip.files(), left, (file, now) -> put(file, now, zip));
            return tree == null ? objects.insert(new TreeFormatter()) : tree;
        }
    }

    private static @Nullable Line takeAway(FileTree.File<Boolean> file, @Nullable Line now) {
        if (now == null) {
            throw CommitFault.extract(
                    "path \"%s\" is to be deleted and not there".formatted(file.path().text()));
        }
        return null;
    }

    private Line put(FileTree.File<ZipArchiveEntry> file, @Nullable Line now, ZipContents zip)
            throws IOException {
        FileMode before = now == null ? FileMode.MISSING : now.mode();
        if (before.equals(FileMode.TREE) || before.equals(FileMode.GITLINK)) {
            throw CommitFault.extract(
                    "\"%s\" is a file in the zip and a folder in the branch"
                            .formatted(file.path().text()));
        }
        boolean runs =
                before.equals(FileMode.EXECUTABLE_FILE) || ZipContents.isExecutable(file.value());
        return new Line(
                runs ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE,
                zip.insert(file.value(), objects));
    }

    private static PersonIdent person(String name, String email, ZonedDateTime now) {
        if (name.isBlank()) {
            throw CommitFault.commit("empty ident name (for <%s>) not allowed".formatted(email));
        }
        return new PersonIdent(name.strip(), email.strip(), now.toInstant(), now.getZone());
    }

    /** As git cleans it: no blanks at the ends of lines, no empty lines around it. */
    private String message() {
        String text =
                Objects.requireNonNull(
                        CommitConfig.cleanText(
                                form.message(), CleanupMode.WHITESPACE, NO_COMMENTS));
        if (text.isBlank()) {
            throw CommitFault.commit("Aborting commit due to empty commit message.");
        }
        return text.endsWith("\n") ? text : text + "\n";
    }
}
