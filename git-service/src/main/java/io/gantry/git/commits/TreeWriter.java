package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.commits.FileTree.File;
import io.gantry.git.commits.FileTree.Folder;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees that differ from others in some files; it reads and writes only the folders that
 * have such files.
 *
 * @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_tree_objects">Trees</a>
 */
final class TreeWriter implements AutoCloseable {
    /** As git sorts: a folder as if its name ended in a slash. */
    private static final Comparator<Map.Entry<String, Line>> ORDER =
            Comparator.comparing(entry ->
                    entry.getValue().mode().equals(FileMode.TREE)
                            ? entry.getKey() + "/"
                            : entry.getKey());

    private final ObjectInserter objects;
    private final ObjectReader reader;
    private final long largest;

    /** Trees of more bytes than that are refused. */
    TreeWriter(ObjectInserter objects, long largest) {
        this.objects = objects;
        this.largest = largest;
        this.reader = objects.newReader();
    }

    /** What a tree has under a name. */
    record Line(FileMode mode, ObjectId id) {}

    /** What becomes of a path. */
    @FunctionalInterface
    interface Change<F> {
        /** Null if nothing is to be there. */
        @Nullable Line apply(File<F> file, @Nullable Line now) throws IOException;
    }

    /** The tree with the changes, null if nothing is left in it. */
    <F> @Nullable ObjectId write(Folder<F> changes, @Nullable ObjectId tree, Change<F> change)
            throws IOException {
        Map<String, Line> lines = lines(tree);
        for (Map.Entry<String, FileTree.Node<F>> child : changes.children().entrySet()) {
            String name = child.getKey();
            @Nullable Line now = lines.get(name);
            @Nullable Line after =
                    switch (child.getValue()) {
                        case File<F> file -> change.apply(file, now);
                        case Folder<F> folder -> below(name, folder, now, change);
                    };
            if (after == null) {
                lines.remove(name);
            } else {
                lines.put(name, after);
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        byte[] bytes = format(lines).toByteArray();
        if (bytes.length > largest) {
            throw CommitFault.tooLarge(
                    "a folder would have %d entries, in more than %d bytes"
                            .formatted(lines.size(), largest));
        }
        ObjectId id = objects.idFor(Constants.OBJ_TREE, bytes);
        return id.equals(tree) ? tree : objects.insert(Constants.OBJ_TREE, bytes);
    }

    private <F> @Nullable Line below(
            String name, Folder<F> folder, @Nullable Line now, Change<F> change)
            throws IOException {
        if (now != null && !now.mode().equals(FileMode.TREE)) {
            throw CommitFault.extract(
                    "\"%s\" is a folder in the commit and a file in the branch"
                            .formatted(new String(name.getBytes(ISO_8859_1), UTF_8)));
        }
        ObjectId id = write(folder, now == null ? null : now.id(), change);
        return id == null ? null : new Line(FileMode.TREE, id);
    }

    private Map<String, Line> lines(@Nullable ObjectId tree) throws IOException {
        Map<String, Line> lines = new HashMap<>();
        if (tree == null) {
            return lines;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        for (; !parser.eof(); parser.next()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            Line line = new Line(parser.getEntryFileMode(), parser.getEntryObjectId());
            lines.put(new String(name, ISO_8859_1), line);
        }
        return lines;
    }

    private static TreeFormatter format(Map<String, Line> lines) {
        List<Map.Entry<String, Line>> sorted = lines.entrySet().stream().sorted(ORDER).toList();
        TreeFormatter formatter = new TreeFormatter();
        for (Map.Entry<String, Line> entry : sorted) {
            byte[] name = entry.getKey().getBytes(ISO_8859_1);
            Line line = entry.getValue();
            formatter.append(name, 0, name.length, line.mode(), line.id());
        }
        return formatter;
    }

    @Override
    public void close() {
        reader.close();
    }
}
