package io.gantry.git.packs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.Constants;

/** Writes packs that no git would. */
final class APack {
    private static final int COPY_64K = 0x80;

    private final ByteArrayOutputStream objects = new ByteArrayOutputStream();
    private int count;

    /** The object, and where it is. */
    int whole(int type, byte[] content) {
        return object(type, content.length, content);
    }

    /** An object that says it is larger than it is. */
    void claimed(int type, long size) {
        object(type, size, new byte[0]);
    }

    /**
     * A delta that adds one byte, so that no two results are the same, to an object of 64 KiB
     * units.
     */
    int delta(int base, int units, int added, int addition) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        varint(delta, ((long) units << 16) + added);
        varint(delta, ((long) units << 16) + 1);
        for (int i = 0; i < units; i++) {
            delta.write(COPY_64K | 0x04);
            delta.write(i);
        }
        delta.write(1);
        delta.write(addition);
        return delta(base, delta.toByteArray());
    }

    /** A delta that only says what sizes it is of and makes. */
    int claimedDelta(int base, long of, long result) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        varint(delta, of);
        varint(delta, result);
        return delta(base, delta.toByteArray());
    }

    byte[] bytes() {
        return bytes(count);
    }

    /** The same, but it says that it has so many objects. */
    byte[] bytes(int objectCount) {
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        pack.writeBytes("PACK".getBytes(US_ASCII));
        pack.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(objectCount).array());
        pack.writeBytes(objects.toByteArray());
        MessageDigest digest = Constants.newMessageDigest();
        pack.writeBytes(digest.digest(pack.toByteArray()));
        return pack.toByteArray();
    }

    private int delta(int base, byte[] delta) {
        int at = begin(Constants.OBJ_OFS_DELTA, delta.length);
        long distance = (long) at - base;
        byte[] bytes = new byte[10];
        int first = bytes.length - 1;
        bytes[first] = (byte) (distance & 0x7f);
        for (distance >>>= 7; distance > 0; distance >>>= 7) {
            distance--;
            bytes[--first] = (byte) (0x80 | (distance & 0x7f));
        }
        objects.write(bytes, first, bytes.length - first);
        deflate(delta);
        return at;
    }

    private int object(int type, long size, byte[] content) {
        int at = begin(type, size);
        deflate(content);
        return at;
    }

    private int begin(int type, long size) {
        int at = 12 + objects.size();
        count++;
        long left = size >>> 4;
        objects.write((int) ((type << 4) | (size & 15) | (left > 0 ? 0x80 : 0)));
        if (left > 0) {
            varint(objects, left);
        }
        return at;
    }

    private void deflate(byte[] content) {
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(objects)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void varint(ByteArrayOutputStream out, long size) {
        long left = size;
        for (; left > 0x7f; left >>>= 7) {
            out.write((int) (0x80 | (left & 0x7f)));
        }
        out.write((int) left);
    }
}
