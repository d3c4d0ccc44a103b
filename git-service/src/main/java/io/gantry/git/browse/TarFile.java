package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.FileMode;

/** A tar file as {@code git archive} makes it: owned by root, modes 664 and 775. */
final class TarFile implements ArchiveFile {
    private static final int FILE = 0100664;
    private static final int PROGRAM = 0100775;
    private static final int FOLDER = 040775;
    private static final String ROOT = "root";

    /** No system has longer targets of links; what says that it is one and is not is a file. */
    private static final int LONGEST_TARGET = 4096;

    private final TarArchiveOutputStream tar;

    TarFile(OutputStream out) {
        tar = new TarArchiveOutputStream(out, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public void begin(String commit, Instant time) throws IOException {
        TarArchiveEntry entry =
                new TarArchiveEntry(
                        "pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
        entry.addPaxHeader("comment", commit);
        write(entry, 0666, time, 0); // which closes such an entry itself
    }

    @Override
    public void folder(String path, Instant time) throws IOException {
        write(new TarArchiveEntry(path), FOLDER, time, 0);
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String path, FileMode mode, Instant time, long size, InputStream content)
            throws IOException {
        if (mode.equals(FileMode.SYMLINK) && size <= LONGEST_TARGET) {
            TarArchiveEntry link = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
            link.setLinkName(new String(content.readAllBytes(), UTF_8));
            write(link, 0120777, time, 0);
        } else {
            int bits = mode.equals(FileMode.EXECUTABLE_FILE) ? PROGRAM : FILE;
            write(new TarArchiveEntry(path), bits, time, size);
            content.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private void write(TarArchiveEntry entry, int mode, Instant time, long size)
            throws IOException {
        entry.setMode(mode);
        entry.setModTime(FileTime.from(time));
        entry.setIds(0, 0);
        entry.setNames(ROOT, ROOT);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
