package io.gantry.git.packs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.LongMap;
import org.jspecify.annotations.Nullable;

/**
 * What JGit holds while it resolves deltas, depth first: the objects on the way down that have
 * deltas still to come.
 */
final class HeldObjects {
    private final LongMap<Integer> deltasAt = new LongMap<>();
    private final Map<ObjectId, Integer> deltasOf = new HashMap<>();
    private final Deque<Held> way = new ArrayDeque<>();
    private long bytes;

    /** A delta of the object at that place of the pack. */
    void delta(long base) {
        deltasAt.put(base, 1 + orNone(deltasAt.get(base)));
    }

    /** A delta of the object of that id. */
    void delta(ObjectId base) {
        deltasOf.merge(base, 1, Integer::sum);
    }

    /** How many deltas are of the object. */
    int deltas(long place, ObjectId id) {
        return orNone(deltasAt.get(place)) + deltasOf.getOrDefault(id, 0);
    }

    /** JGit begins anew with an object that is no delta. */
    void begin(long size, int deltas) {
        way.clear();
        bytes = 0;
        hold(size, deltas);
    }

    /** The next delta is resolved, and has made an object of which so many others are. */
    void resolved(long size, int deltas) {
        Held base = way.pop();
        if (base.left > 1) {
            way.push(new Held(base.size, base.left - 1));
        } else {
            bytes -= base.size;
        }
        if (deltas > 0) {
            hold(size, deltas);
        }
    }

    long bytes() {
        return bytes;
    }

    private void hold(long size, int deltas) {
        way.push(new Held(size, deltas));
        bytes += size;
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private record Held(long size, int left) {}
}
