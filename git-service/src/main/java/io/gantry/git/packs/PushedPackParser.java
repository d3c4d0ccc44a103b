package io.gantry.git.packs;

import io.gantry.git.packs.DeltaSizes.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.jspecify.annotations.Nullable;

/**
 * Takes a pack in, within the memory that there is. JGit's own parser for folders cannot be had
 * with a limit: it has no public constructor, and its jar is signed, so that no class of ours can
 * be in its package.
 */
final class PushedPackParser extends PackParser {
    private final ObjectDirectory objects;
    private final ObjectReader reader;
    private final PackOnDisk pack;
    private final PackMemory memory;
    private final HeldObjects held = new HeldObjects();
    private final DeltaSizes sizes = new DeltaSizes();
    private final CRC32 sum = new CRC32();
    private boolean isResolving;
    private long deltaSize;
    private int type = Constants.OBJ_BAD;

    PushedPackParser(ObjectDirectory objects, InputStream in, PackLimits limits)
            throws IOException {
        super(objects, in);
        this.objects = objects;
        this.reader = objects.newReader();
        this.memory = new PackMemory(limits);
        this.pack = new PackOnDisk(objects.getDirectory().toPath());
    }

    /** A delta that is not resolved yet, and what it will make. */
    private static final class SizedDelta extends UnresolvedDelta {
        private final long result;

        SizedDelta(long result, int crc) {
            this.result = result;
            setCRC(crc);
        }
    }

    /** Nobody collects garbage in a push's own folder: there is nothing to lock. */
    @Override
    public @Nullable PackLock parse(ProgressMonitor receiving, ProgressMonitor resolving)
            throws IOException {
        try (pack;
                memory;
                sizes;
                reader) {
            super.parse(receiving, resolving);
            if (getObjectCount() > 0) {
                objects.openPack(pack.finish(getSortedObjectList(null)).toFile());
            }
            return null;
        }
    }

    @Override
    protected void onPackHeader(long count) throws IOException {
        memory.objects(count);
    }

    @Override
    protected void onBeginWholeObject(long place, int objectType, long size) throws IOException {
        memory.begin(objectType, size);
        sum.reset();
    }

    @Override
    protected void onEndWholeObject(PackedObjectInfo info) {
        info.setCRC((int) sum.getValue());
        memory.end();
    }

    @Override
    protected void onBeginOfsDelta(long place, long base, long size) {
        held.delta(base);
        begin(size);
    }

    @Override
    protected void onBeginRefDelta(long place, AnyObjectId base, long size) throws IOException {
        held.delta(base.copy());
        memory.delta(0, sizeOf(base), 0);
        begin(size);
    }

    /** Of an object that was not sent, or was before; 0 if it is to come. */
    private long sizeOf(AnyObjectId id) throws IOException {
        try {
            return reader.getObjectSize(id, ObjectReader.OBJ_ANY);
        } catch (MissingObjectException _) {
            return 0;
        }
    }

    private void begin(long size) {
        deltaSize = size;
        sizes.begin();
        sum.reset();
    }

    @Override
    protected UnresolvedDelta onEndDelta() throws IOException {
        Sizes made = sizes.end();
        memory.delta(deltaSize, made.base(), made.result());
        return new SizedDelta(made.result(), (int) sum.getValue());
    }

    @Override
    protected void onObjectHeader(Source from, byte[] raw, int at, int length) {
        sum.update(raw, at, length);
    }

    @Override
    protected void onObjectData(Source from, byte[] raw, int at, int length) throws IOException {
        sum.update(raw, at, length);
        sizes.read(raw, at, length);
    }

    @Override
    protected void onStoreStream(byte[] raw, int at, int length) throws IOException {
        pack.append(raw, at, length);
    }

    @Override
    protected void onPackFooter(byte[] hash) throws IOException {
        pack.received(hash);
        memory.resolve();
    }

    /** Also called to compare an object, which is not read whole, with one that is there. */
    @Override
    protected ObjectTypeAndSize seekDatabase(PackedObjectInfo object, ObjectTypeAndSize into)
            throws IOException {
        ObjectTypeAndSize found = seek(object.getOffset(), into);
        int deltas = held.deltas(object.getOffset(), object);
        if (deltas > 0) {
            memory.base(found.size);
            held.begin(found.size, deltas);
            type = found.type;
        }
        return found;
    }

    @Override
    protected ObjectTypeAndSize seekDatabase(UnresolvedDelta next, ObjectTypeAndSize into)
            throws IOException {
        ObjectTypeAndSize found = seek(next.getOffset(), into);
        SizedDelta sized = (SizedDelta) next;
        memory.requireStructure(type, sized.result);
        memory.resolve(held.bytes(), found.size, sized.result);
        isResolving = true;
        return found;
    }

    private ObjectTypeAndSize seek(long place, ObjectTypeAndSize into) throws IOException {
        pack.seek(place);
        sum.reset();
        return readObjectHeader(into);
    }

    @Override
    protected void onInflatedObjectData(PackedObjectInfo object, int objectType, byte[] content) {
        if (isResolving) {
            held.resolved(content.length, held.deltas(object.getOffset(), object));
            isResolving = false;
        }
    }

    @Override
    protected boolean onAppendBase(int baseType, byte[] content, PackedObjectInfo object)
            throws IOException {
        sum.reset();
        object.setOffset(pack.end());
        pack.add(baseType, content, sum);
        object.setCRC((int) sum.getValue());
        held.begin(content.length, held.deltas(object.getOffset(), object));
        type = baseType;
        return true;
    }

    @Override
    protected void onEndThinPack() throws IOException {
        pack.recount(getObjectCount());
    }

    @Override
    protected int readDatabase(byte[] into, int at, int length) throws IOException {
        return pack.read(into, at, length);
    }

    @Override
    protected boolean checkCRC(int expected) {
        return expected == (int) sum.getValue();
    }
}
