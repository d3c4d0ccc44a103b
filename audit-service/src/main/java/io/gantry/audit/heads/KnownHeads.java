package io.gantry.audit.heads;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The hashes that rows have had by the heads that were signed when they were the last ones. */
public final class KnownHeads {
    /** No row has it: two heads that contradict each other cannot both be of this log. */
    private static final String CONTRADICTED = "";

    private final NavigableMap<Long, String> hashes = new TreeMap<>();

    KnownHeads() {}

    void add(SignedHead head) {
        hashes.merge(
                head.number(), head.hash(), (one, other) -> one.equals(other) ? one : CONTRADICTED);
    }

    /** Whether the row with that number may have that hash. */
    public boolean allow(long number, String hash) {
        return hash.equals(hashes.getOrDefault(number, hash));
    }

    /** The number of the newest of them; 0 if there is none. */
    public long last() {
        return hashes.isEmpty() ? 0 : hashes.lastKey();
    }

    /** The hash that the row with that number had. */
    String hash(long number) {
        return hashes.getOrDefault(number, CONTRADICTED);
    }

    /** How many there are. */
    public int count() {
        return hashes.size();
    }
}
