package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.storage.StorageProperties;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** The files of a zip in which nothing is wrong, as far as its list says; nothing is unpacked. */
final class ZipContents implements AutoCloseable {
    private final ZipFile zip;
    private final StorageProperties properties;
    private final FileTree<ZipArchiveEntry> files;
    private final long packed;
    private long unpacked;

    private ZipContents(ZipFile zip, StorageProperties properties, long packed) {
        this.zip = zip;
        this.properties = properties;
        this.packed = packed;
        this.files = new FileTree<>(2 * properties.zip().entries()); // folders need not be listed
    }

    /** Throws {@link CommitFault} if something is wrong. */
    static ZipContents open(FileChannel channel, StorageProperties properties) throws IOException {
        ZipDirectory.check(channel, properties.zip().entries());
        ZipContents contents = new ZipContents(parse(channel), properties, channel.size());
        try {
            Enumeration<ZipArchiveEntry> entries = contents.zip.getEntries();
            while (entries.hasMoreElements()) {
                contents.add(entries.nextElement());
            }
            return contents;
        } catch (RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    FileTree.Folder<ZipArchiveEntry> files() {
        return files.root();
    }

    /** Whether the zip says that the file can be run. */
    static boolean isExecutable(ZipArchiveEntry entry) {
        return (entry.getUnixMode() & 0111) != 0;
    }

    /** Unpacks the file into the objects; it must be what the list says. */
    ObjectId insert(ZipArchiveEntry entry, ObjectInserter objects) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream packedBytes = new ZipStream(zip.getInputStream(entry), name(entry));
                InputStream in = new CheckedInputStream(packedBytes, sum)) {
            ObjectId id = objects.insert(Constants.OBJ_BLOB, entry.getSize(), in);
            if (in.read() >= 0 || sum.getValue() != entry.getCrc()) {
                throw CommitFault.extract(
                        "\"%s\" is not what the zip's list says".formatted(name(entry)));
            }
            return id;
        } catch (EOFException _) {
            throw CommitFault.extract(
                    "\"%s\" is not what the zip's list says".formatted(name(entry)));
        }
    }

    /** Names are read as they are, since the library helps those that Windows has written. */
    private static ZipFile parse(FileChannel channel) {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(ISO_8859_1)
                    .setUseUnicodeExtraFields(false)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw CommitFault.extract("zip: not a valid zip file: %s".formatted(e.getMessage()));
        }
    }

    private void add(ZipArchiveEntry entry) {
        String name = name(entry);
        boolean folder = name.endsWith("/");
        EntryPath path = EntryPath.of(folder ? name.substring(0, name.length() - 1) : name);
        if (folder) {
            files.addFolder(path);
            return;
        }
        requirePlain(entry, name);
        requireSize(entry, name);
        files.addFile(path, entry);
    }

    private void requirePlain(ZipArchiveEntry entry, String name) {
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (type == UnixStat.LINK_FLAG) {
            throw CommitFault.extract("\"%s\" is a symbolic link".formatted(name));
        }
        if (type != 0 && type != UnixStat.FILE_FLAG) {
            throw CommitFault.extract("\"%s\" is neither a file nor a folder".formatted(name));
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw CommitFault.extract("\"%s\" is encrypted".formatted(name));
        }
        if (!zip.canReadEntryData(entry)) {
            throw CommitFault.extract("\"%s\" is packed by an unknown method".formatted(name));
        }
    }

    private void requireSize(ZipArchiveEntry entry, String name) {
        long size = entry.getSize();
        if (size < 0) {
            throw CommitFault.extract("\"%s\" has no size".formatted(name));
        }
        if (size > properties.maxObject().toBytes()) {
            throw CommitFault.tooLarge(
                    "\"%s\" is larger than %d bytes"
                            .formatted(name, properties.maxObject().toBytes()));
        }
        unpacked += size;
        if (unpacked > properties.zip().unpacked().toBytes()) {
            throw CommitFault.tooLarge(
                    "the zip unpacks to more than %d bytes"
                            .formatted(properties.zip().unpacked().toBytes()));
        }
        if (unpacked > properties.zip().ratio() * packed) {
            throw CommitFault.tooLarge(
                    "the zip unpacks to more than %d times its size"
                            .formatted(properties.zip().ratio()));
        }
    }

    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        return raw == null ? entry.getName() : new String(raw, UTF_8);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
