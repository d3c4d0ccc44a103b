package io.gantry.git.pushes;

import io.gantry.contracts.git.RefChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants to move in a repository.
 *
 * @param openedAt when its row was written
 */
public record Push(
        UUID id, UUID repository, Caller caller, List<RefChange> refs, Instant openedAt) {
    public Push {
        refs = List.copyOf(refs);
    }

    /** The names of its refs, in the one order in which they are locked. */
    List<String> refNames() {
        return refs.stream().map(RefChange::ref).sorted().distinct().toList();
    }
}
