package io.gantry.git.browse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;

/**
 * All files of a commit, but for those that its attributes leave out.
 *
 * @param prefix folder in which they are, with a slash at its end
 * @param most bytes of its files; whoever reads more is cut off
 * @see <a href="https://git-scm.com/docs/git-archive#ATTRIBUTES">git-archive, attributes</a>
 */
record Archive(Opened opened, ObjectId commit, String prefix, long most) {
    /** A file above this is not looked through for placeholders. */
    private static final int MAX_SUBSTITUTED = 1 << 20;

    /** Blocks. */
    void writeTo(ArchiveFile file) throws IOException {
        RevCommit of = opened.walk().parseCommit(commit);
        Instant time = of.getCommitterIdent().getWhenAsInstant();
        file.begin(of.name(), time);
        file.folder(prefix, time);
        try (TreeWalk walk = new TreeWalk(opened.repository())) {
            walk.addTree(of.getTree());
            walk.setOperationType(OperationType.CHECKOUT_OP);
            walk.setAttributesNodeProvider(opened.repository().createAttributesNodeProvider());
            Placeholders placeholders = new Placeholders(opened.repository(), of);
            long written = 0;
            while (walk.next()) {
                written += write(walk, placeholders, time, file, most - written);
            }
        }
    }

    /** How many bytes of content that was. */
    private long write(
            TreeWalk walk, Placeholders placeholders, Instant time, ArchiveFile file, long left)
            throws IOException {
        Attributes attributes = walk.getAttributes();
        if (attributes.isSet("export-ignore")) {
            return 0;
        }
        String path = prefix + walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        if (mode.equals(FileMode.TREE)) {
            file.folder(path + "/", time);
            walk.enterSubtree();
            return 0;
        }
        if (mode.equals(FileMode.GITLINK)) {
            file.folder(path + "/", time);
            return 0;
        }
        ObjectLoader blob = walk.getObjectReader().open(walk.getObjectId(0), Constants.OBJ_BLOB);
        if (blob.getSize() > left) {
            throw new IOException("an archive of more than %d bytes".formatted(most));
        }
        if (attributes.isSet("export-subst") && blob.getSize() <= MAX_SUBSTITUTED) {
            byte[] content = placeholders.replace(blob.getCachedBytes());
            file.file(path, mode, time, content.length, new ByteArrayInputStream(content));
            return content.length;
        }
        try (InputStream content = blob.openStream()) {
            file.file(path, mode, time, blob.getSize(), content);
        }
        return blob.getSize();
    }
}
