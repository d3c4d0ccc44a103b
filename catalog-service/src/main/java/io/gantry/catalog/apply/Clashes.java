package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.contracts.catalog.EntityRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds descriptors whose names became one by the mapping; they are never merged. Documents of our
 * own that say the same name twice are applied one after the other.
 */
final class Clashes {
    private final Set<EntityRef> mapped = new HashSet<>();

    /** The names that at least two candidates have, at least one of them by the mapping. */
    static Set<EntityRef> among(Stream<Candidate> candidates) {
        Map<EntityRef, Integer> claims = new HashMap<>();
        Set<EntityRef> byMapping = new HashSet<>();
        candidates.forEach(candidate -> {
            if (candidate instanceof Ready ready) {
                claims.merge(ready.ref(), 1, Integer::sum);
                if (ready.mapped()) {
                    byMapping.add(ready.ref());
                }
            }
        });
        byMapping.removeIf(ref -> claims.getOrDefault(ref, 0) < 2);
        return byMapping;
    }

    /**
     * For a stream, where those that came before are applied already: the later ones are refused.
     */
    Candidate refuseLater(Candidate candidate) {
        if (!(candidate instanceof Ready ready)) {
            return candidate;
        }
        boolean taken = ready.mapped() ? !mapped.add(ready.ref()) : mapped.contains(ready.ref());
        return taken ? ready.clash() : candidate;
    }
}
