package io.gantry.git.browse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;

/** The refs that are at a commit, as {@code git log --decorate} names them. */
final class Decorations {
    private Decorations() {}

    /** Nothing at all if there are none. */
    static String of(Repository repository, ObjectId commit, String before, String after)
            throws IOException {
        List<String> names = names(repository.getRefDatabase(), commit);
        return names.isEmpty() ? "" : before + String.join(", ", names) + after;
    }

    /** HEAD with its branch first, then the others from the last to the first. */
    private static List<String> names(RefDatabase refs, ObjectId commit) throws IOException {
        List<String> names = new ArrayList<>();
        Ref head = refs.exactRef(Constants.HEAD);
        String branch = head != null && head.isSymbolic() ? head.getTarget().getName() : "";
        for (Ref ref : refs.getRefsByPrefix(Constants.R_REFS)) {
            if (isAt(refs, ref, commit) && !ref.getName().equals(branch)) {
                names.add(name(ref.getName()));
            }
        }
        Collections.reverse(names);
        if (head != null && commit.equals(head.getObjectId())) {
            names.addFirst(branch.isEmpty() ? "HEAD" : "HEAD -> " + name(branch));
        }
        return names;
    }

    private static boolean isAt(RefDatabase refs, Ref ref, ObjectId commit) throws IOException {
        return commit.equals(ref.getObjectId())
                || commit.equals(refs.peel(ref).getPeeledObjectId());
    }

    private static String name(String ref) {
        String name = Repository.shortenRefName(ref);
        return ref.startsWith(Constants.R_TAGS) ? "tag: " + name : name;
    }
}
