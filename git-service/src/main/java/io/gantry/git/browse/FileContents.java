package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What is at a path: a file, or a folder as a text that lists it. */
sealed interface FileContents {
    /**
     * A file.
     *
     * @param name its last part
     * @param head the first bytes, by which its type is guessed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(ObjectId id, String name, long size, byte[] head) implements FileContents {}

    /** A folder, as {@code git show} prints it. */
    record Folder(String text) implements FileContents {}

    /** What is there in that revision; empty if nothing is. Blocks. */
    static Optional<FileContents> find(Opened opened, String revision, String path)
            throws IOException {
        Optional<RevTree> tree = opened.tree(revision);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            return Optional.of(folder(opened.repository(), tree.get(), revision, path));
        }
        try (TreeWalk walk = TreeWalk.forPath(opened.repository(), path, tree.get())) {
            if (GitPathText.isOutside(path) || walk == null) {
                return Optional.empty();
            }
            ObjectId id = walk.getObjectId(0);
            FileMode mode = walk.getFileMode(0);
            if (mode.equals(FileMode.GITLINK)) {
                return Optional.empty();
            }
            return Optional.of(
                    mode.equals(FileMode.TREE)
                            ? folder(opened.repository(), id, revision, path)
                            : file(opened.repository(), id, walk.getNameString()));
        }
    }

    private static File file(Repository repository, ObjectId id, String name) throws IOException {
        ObjectLoader loader = repository.open(id, Constants.OBJ_BLOB);
        try (InputStream in = loader.openStream()) {
            return new File(id, name, loader.getSize(), in.readNBytes(ContentType.SNIFFED));
        }
    }

    private static Folder folder(Repository repository, ObjectId tree, String revision, String path)
            throws IOException {
        StringBuilder text = new StringBuilder("tree %s:%s\n\n".formatted(revision, path));
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            while (walk.next()) {
                text.append(new String(walk.getRawPath(), UTF_8));
                text.append(walk.isSubtree() ? "/\n" : "\n");
            }
        }
        return new Folder(text.toString());
    }
}
