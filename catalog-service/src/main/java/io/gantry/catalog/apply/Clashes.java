package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.contracts.catalog.EntityRef;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds descriptors whose names became one by the mapping; they are never merged. Documents of our
 * own that say the same name twice are applied one after the other.
 */
final class Clashes {
    /** So many names of a stream are remembered, in about 20 MB. */
    static final int MOST_NAMES = 200_000;

    /** Whether the name, known by its hash, became one by the mapping. */
    private final Map<Long, Boolean> mapped = new HashMap<>();

    private final int mostNames;

    Clashes(int mostNames) {
        this.mostNames = mostNames;
    }

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
     * For a stream, where those that came before are applied already: the later ones are refused. A
     * descriptor that comes when no more names are remembered is refused as well; our own documents
     * go on, as all mapped names are known then.
     */
    Candidate refuseLater(Candidate candidate) {
        if (!(candidate instanceof Ready ready)) {
            return candidate;
        }
        long name = hash(ready.ref());
        Boolean earlier = mapped.get(name);
        if (earlier != null) {
            return ready.mapped() || earlier ? ready.clash() : candidate;
        }
        if (mapped.size() < mostNames) {
            mapped.put(name, ready.mapped());
            return candidate;
        }
        return ready.mapped() ? ready.tooLate(mostNames) : candidate;
    }

    private static long hash(EntityRef ref) {
        byte[] text = ref.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(text).getMostSignificantBits();
    }
}
