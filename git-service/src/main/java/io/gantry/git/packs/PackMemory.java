package io.gantry.git.packs;

import java.io.IOException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;

/**
 * What one pack takes of the memory of all pushes. It is told of each size before JGit takes memory
 * for it, and refuses what is too large.
 */
final class PackMemory implements AutoCloseable {
    private static final int MIB = 1 << 20;

    private final PackLimits limits;
    private long list;
    private long structure;
    private long wanted;
    private long resolving;

    PackMemory(PackLimits limits) {
        this.limits = limits;
    }

    /** The pack says that it has so many objects. */
    void objects(long count) throws IOException {
        if (count > limits.objects()) {
            throw new TransportException(
                    ("the pack has %,d objects, at most %,d can be pushed at once: push older"
                                    + " commits first")
                            .formatted(count, limits.objects()));
        }
        limits.lists().take(count * PackLimits.PER_OBJECT);
        list = count * PackLimits.PER_OBJECT;
    }

    /** An object that is no delta begins. */
    void begin(int type, long size) throws IOException {
        if (type != Constants.OBJ_BLOB) {
            requireStructure(type, size);
            limits.contents().take(size);
            structure = size;
        }
    }

    /** It has ended. */
    void end() {
        limits.contents().giveBack(structure);
        structure = 0;
    }

    /** A delta of that size is among what is sent, which makes an object out of a base. */
    void delta(long size, long base, long result) throws IOException {
        long most = limits.resolving();
        if (size > most || base > most || result > most || need(size, base, result) > most) {
            throw tooLarge(Math.max(base, result));
        }
        wanted = Math.min(most, wanted + need(size, base, result));
    }

    /** All is sent, deltas are resolved now. */
    void resolve() throws IOException {
        limits.contents().take(wanted);
        resolving = wanted;
    }

    /** An object is read of which there are deltas. */
    void base(long size) throws TransportException {
        if (size > resolving) {
            throw tooLarge(size);
        }
    }

    /** A delta is read while other objects are held. */
    void resolve(long held, long size, long result) throws TransportException {
        if (need(size, held, result) > resolving) {
            throw tooLarge(result);
        }
    }

    /** Nothing but a blob may be as large as it likes. */
    void requireStructure(int type, long size) throws TransportException {
        if (type != Constants.OBJ_BLOB && size > limits.structure()) {
            throw new TransportException(
                    "a %s of %,d bytes: commits, trees and tags are at most %,d bytes"
                            .formatted(Constants.typeString(type), size, limits.structure()));
        }
    }

    @Override
    public void close() {
        end();
        limits.contents().giveBack(resolving);
        limits.lists().giveBack(list);
    }

    /** The result twice, as JGit compares it with the same object if that is there already. */
    private static long need(long delta, long held, long result) {
        return held + delta + 2 * result;
    }

    private TransportException tooLarge(long size) {
        return new TransportException(
                ("a delta of an object of %,d bytes: deltas may take %,d bytes of memory; say"
                                + " `git config core.bigFileThreshold %dm` and `git repack -adf`, then push"
                                + " again")
                        .formatted(size, limits.resolving(), Math.max(1, size / MIB / 2)));
    }
}
