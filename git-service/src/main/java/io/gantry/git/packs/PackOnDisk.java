package io.gantry.git.packs;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.eclipse.jgit.util.NB;

/**
 * A pack that is being written: first as it is sent, then with the objects behind it that its
 * deltas are of and that were not sent. It is not synced.
 *
 * @see <a href="https://git-scm.com/docs/pack-format">pack-format</a>
 */
final class PackOnDisk implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int COUNT = 8;
    private static final int INDEX_VERSION = 2;

    private final byte[] buffer = new byte[32 << 10];
    private final Path folder;
    private final File temporary;
    private final RandomAccessFile file;
    private byte[] hash = {};
    private long sent;
    private long end;

    PackOnDisk(Path folder) throws IOException {
        this.folder = folder;
        // Not of Files, whose temporary ones no hook could read, which is somebody else.
        this.temporary = File.createTempFile("incoming-", ".tmp", folder.toFile());
        this.file = new RandomAccessFile(temporary, "rw");
    }

    void append(byte[] bytes, int from, int length) throws IOException {
        file.write(bytes, from, length);
    }

    /** All that is sent is here, but for its hash. */
    void received(byte[] itsHash) throws IOException {
        hash = itsHash.clone();
        sent = file.getFilePointer();
        end = sent;
    }

    long end() {
        return end;
    }

    void seek(long position) throws IOException {
        file.seek(position);
    }

    int read(byte[] into, int from, int length) throws IOException {
        return file.read(into, from, length);
    }

    /** Adds an object at the end; the sum is that of its bytes in the pack. */
    void add(int type, byte[] content, CRC32 sum) throws IOException {
        file.seek(end);
        write(buffer, header(type, content.length), sum);
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                write(buffer, deflater.deflate(buffer), sum);
            }
        }
        end = file.getFilePointer();
    }

    /** Says how many objects it has, now that some were added. */
    void recount(int objects) throws IOException {
        MessageDigest before = Constants.newMessageDigest();
        MessageDigest after = Constants.newMessageDigest();
        file.seek(0);
        file.readFully(buffer, 0, HEADER);
        before.update(buffer, 0, HEADER);
        NB.encodeInt32(buffer, COUNT, objects);
        after.update(buffer, 0, HEADER);
        file.seek(0);
        file.write(buffer, 0, HEADER);
        long left = sent - HEADER;
        for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
            int old = (int) Math.min(read, left);
            before.update(buffer, 0, old);
            left -= old;
            after.update(buffer, 0, read);
        }
        if (!Arrays.equals(before.digest(), hash)) {
            throw new IOException("the pack on the disk is not what was written");
        }
        hash = after.digest();
    }

    /** Puts it, with the index of its objects, where packs are; the path is that of the pack. */
    Path finish(List<PackedObjectInfo> sorted) throws IOException {
        file.seek(end);
        file.write(hash);
        file.close();
        Path packs = Files.createDirectories(folder.resolve("pack"));
        String name = "pack-" + HexFormat.of().formatHex(hash);
        Path index = packs.resolve(name + ".idx");
        try (OutputStream out = Files.newOutputStream(index)) {
            BasePackIndexWriter.createVersion(out, INDEX_VERSION).write(sorted, hash);
        }
        Path pack = Files.move(temporary.toPath(), packs.resolve(name + ".pack"));
        if (!index.toFile().setReadOnly() || !pack.toFile().setReadOnly()) {
            throw new IOException("%s cannot be made read-only".formatted(name));
        }
        return pack;
    }

    /** It is gone unless it was finished. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(temporary.toPath());
    }

    private int header(int type, int size) {
        int length = 0;
        int part = (type << 4) | (size & 15);
        for (int left = size >>> 4; left > 0; left >>>= 7) {
            buffer[length++] = (byte) (part | 0x80);
            part = left & 0x7f;
        }
        buffer[length++] = (byte) part;
        return length;
    }

    private void write(byte[] bytes, int length, CRC32 sum) throws IOException {
        sum.update(bytes, 0, length);
        file.write(bytes, 0, length);
    }
}
