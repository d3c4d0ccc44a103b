package io.gantry.git.commits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The list at the end of a zip, walked without holding it: a zip of few bytes can list so many
 * files that no reader could hold them.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.3.12 and
 *     4.3.16</a>
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;

    private final FileChannel zip;
    private final int most;

    private ZipDirectory(FileChannel zip, int most) {
        this.zip = zip;
        this.most = most;
    }

    /** Throws {@link CommitFault} unless the zip is whole and lists at most so many entries. */
    static void check(FileChannel zip, int most) throws IOException {
        new ZipDirectory(zip, most).check();
    }

    private void check() throws IOException {
        long at = findEnd();
        ByteBuffer end = read(at, END_BYTES);
        int entries = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        boolean whole = at + END_BYTES + Short.toUnsignedInt(end.getShort(20)) == zip.size();
        if (!whole || start + size != at || is64(at)) {
            throw invalid();
        }
        if (entries > most) {
            throw tooMany();
        }
        if (count(start, at) != entries) {
            throw invalid();
        }
    }

    /** Where the last record of that kind is, which is the one that every reader takes. */
    private long findEnd() throws IOException {
        long size = zip.size();
        long from = Math.max(0, size - END_BYTES - MOST_COMMENT);
        ByteBuffer tail = read(from, (int) (size - from));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return from + at;
            }
        }
        throw invalid();
    }

    private boolean is64(long end) throws IOException {
        return end >= LOCATOR_64_BYTES
                && read(end - LOCATOR_64_BYTES, LOCATOR_64_BYTES).getInt(0) == LOCATOR_64;
    }

    private int count(long start, long end) throws IOException {
        int count = 0;
        long at = start;
        while (at < end) {
            ByteBuffer header = read(at, HEADER_BYTES);
            if (header.getInt(0) != HEADER) {
                throw invalid();
            }
            if (++count > most) {
                throw tooMany();
            }
            at += HEADER_BYTES;
            for (int length = 28; length <= 32; length += 2) { // of name, extra field, comment
                at += Short.toUnsignedInt(header.getShort(length));
            }
        }
        if (at != end) {
            throw invalid();
        }
        return count;
    }

    private static CommitFault invalid() {
        return CommitFault.extract("zip: not a valid zip file");
    }

    private CommitFault tooMany() {
        return CommitFault.tooLarge("the zip has more than %d entries".formatted(most));
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (zip.read(bytes, at + bytes.position()) < 0) {
                throw invalid();
            }
        }
        return bytes.flip();
    }
}
