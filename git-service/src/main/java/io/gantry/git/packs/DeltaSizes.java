package io.gantry.git.packs;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.CorruptObjectException;

/**
 * Reads the two sizes with which each delta begins from its first bytes, as they come.
 *
 * @see <a href="https://git-scm.com/docs/pack-format#_deltified_representation">Deltas</a>
 */
final class DeltaSizes implements AutoCloseable {
    private static final int LONGEST = 9;

    private final Inflater inflater = new Inflater();
    private final byte[] head = new byte[2 * LONGEST];
    private boolean reading;
    private int known;
    private int at;

    /** Of what the delta is made, and of what it makes, in bytes. */
    record Sizes(long base, long result) {}

    /** A delta begins. */
    void begin() {
        inflater.reset();
        known = 0;
        reading = true;
    }

    /** The next bytes of the pack; nothing happens once enough is known, or in other objects. */
    void read(byte[] raw, int from, int length) throws CorruptObjectException {
        if (!reading) {
            return;
        }
        inflater.setInput(raw, from, length);
        try {
            known += inflater.inflate(head, known, head.length - known);
        } catch (DataFormatException e) {
            throw new CorruptObjectException("a delta cannot be inflated: " + e.getMessage());
        }
        reading = known < head.length && !inflater.finished();
    }

    /** The delta has ended. */
    Sizes end() throws CorruptObjectException {
        reading = false;
        at = 0;
        return new Sizes(size(), size());
    }

    private long size() throws CorruptObjectException {
        long size = 0;
        for (int shift = 0; shift < 7 * LONGEST && at < known; shift += 7) {
            byte part = head[at++];
            size |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return size;
            }
        }
        throw new CorruptObjectException("a delta does not say what size it makes");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
