package io.gantry.search.feed;

import java.util.List;

/**
 * Messages as far as they could be read.
 *
 * @param refused those that nobody can read
 */
public record Batch(List<IndexChange> changes, List<MessageRefused> refused) {
    public Batch {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }
}
