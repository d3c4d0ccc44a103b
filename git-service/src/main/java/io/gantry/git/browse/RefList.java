package io.gantry.git.browse;

import io.gantry.contracts.git.GitRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Ref;

/** The branches or tags of a repository, by the bytes of their names. */
final class RefList {
    private RefList() {}

    /**
     * Blocks.
     *
     * @param prefix {@code refs/heads/} or {@code refs/tags/}
     */
    static List<RefView> of(Opened opened, GitRepository in, String prefix) throws IOException {
        List<Ref> refs =
                opened.repository().getRefDatabase().getRefsByPrefix(prefix).stream()
                        .filter(ref -> ref.getObjectId() != null)
                        .sorted(Comparator.comparing(Ref::getName))
                        .toList();
        List<RefView> views = new ArrayList<>();
        for (Ref ref : refs) {
            views.add(RefView.of(ref, in, opened.walk()));
        }
        return views;
    }
}
