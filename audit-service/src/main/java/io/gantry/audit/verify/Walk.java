package io.gantry.audit.verify;

import io.gantry.audit.chain.Head;
import io.gantry.audit.chain.Row;
import io.gantry.audit.chain.Seals;
import io.gantry.audit.heads.KnownHeads;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain was followed.
 *
 * @param last number of the last row so far
 * @param hash that row's own
 * @param firstBroken number of the first row that is missing or not what was written
 */
record Walk(long rows, long last, String hash, @Nullable Long firstBroken) {
    static final Walk START = new Walk(0, Head.NONE.number(), Head.NONE.hash(), null);

    /** One row further. After the first break nothing can be said of the rows, but their number. */
    Walk next(Row row, Seals seals, KnownHeads known) {
        Long broken = firstBroken == null ? brokenAt(row, seals, known) : firstBroken;
        return new Walk(rows + 1, row.number(), row.hash(), broken);
    }

    private @Nullable Long brokenAt(Row row, Seals seals, KnownHeads known) {
        long expected = last + 1;
        if (row.number() != expected) {
            return Math.min(row.number(), expected);
        }
        boolean linked = row.hash().equals(seals.link(hash, expected, row.entry()));
        return linked && known.allow(expected, row.hash()) ? null : expected;
    }

    /**
     * What is known at the end of the chain, where the head says what the last row is, and those
     * that were signed before how many there are at least.
     */
    Verification end(Head head, Seals seals, KnownHeads known) {
        boolean isLast = seals.hold(head) && head.number() == last && head.hash().equals(hash);
        boolean cut = Math.max(head.number(), known.last()) > last;
        Long broken = firstBroken == null && cut ? Long.valueOf(last + 1) : firstBroken;
        return new Verification(rows, broken, isLast && known.last() <= last, known.count());
    }
}
