package io.gantry.git.commits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files by the names of the folders that they are in.
 *
 * @param <F> what is known of a file
 */
final class FileTree<F> {
    private final Folder<F> root = new Folder<>(new HashMap<>());
    private final int most;
    private int size;

    /** A tree that takes so many files and folders. */
    FileTree(int most) {
        this.most = most;
    }

    /** Something in a folder. */
    sealed interface Node<F> {}

    /** A file. */
    record File<F>(EntryPath path, F value) implements Node<F> {}

    /** A folder, which has no name of its own. */
    record Folder<F>(Map<String, Node<F>> children) implements Node<F> {}

    Folder<F> root() {
        return root;
    }

    /**
     * Of files of one path the last counts, as for the first server. Throws {@link CommitFault} if
     * there is a folder, or a file where one of its folders must be.
     */
    void addFile(EntryPath path, F value) {
        List<String> segments = path.segments();
        Folder<F> parent = folder(segments.subList(0, segments.size() - 1), path);
        grow();
        @Nullable Node<F> before =
                parent.children().put(segments.getLast(), new File<>(path, value));
        if (before instanceof Folder<F>) {
            throw CommitFault.extract("path \"%s\" is a file and a folder".formatted(path.text()));
        }
    }

    /** The folder may be there. */
    void addFolder(EntryPath path) {
        folder(path.segments(), path);
    }

    private Folder<F> folder(List<String> segments, EntryPath path) {
        Folder<F> at = root;
        for (String segment : segments) {
            at = child(at, segment, path);
        }
        return at;
    }

    private Folder<F> child(Folder<F> parent, String name, EntryPath path) {
        @Nullable Node<F> found = parent.children().get(name);
        return switch (found) {
            case null -> {
                grow();
                Folder<F> made = new Folder<>(new HashMap<>());
                parent.children().put(name, made);
                yield made;
            }
            case Folder<F> folder -> folder;
            case File<F> file ->
                    throw CommitFault.extract(
                            "path \"%s\" is in \"%s\", which is a file"
                                    .formatted(path.text(), file.path().text()));
        };
    }

    private void grow() {
        if (++size > most) {
            throw CommitFault.tooLarge("there are more than %d files and folders".formatted(most));
        }
    }
}
