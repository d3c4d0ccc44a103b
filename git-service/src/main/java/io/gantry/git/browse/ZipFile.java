package io.gantry.git.browse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.eclipse.jgit.lib.FileMode;

/** A zip file as {@code git archive} makes it: the commit's id is its comment. */
final class ZipFile implements ArchiveFile {
    private final ZipArchiveOutputStream zip;

    ZipFile(OutputStream out) {
        zip = new ZipArchiveOutputStream(out);
    }

    @Override
    public void begin(String commit, Instant time) {
        zip.setComment(commit);
    }

    @Override
    public void folder(String path, Instant time) throws IOException {
        write(path, FileMode.TREE.getBits() | 0755, time);
        zip.closeArchiveEntry();
    }

    @Override
    public void file(String path, FileMode mode, Instant time, long size, InputStream content)
            throws IOException {
        write(path, mode.getBits(), time);
        content.transferTo(zip);
        zip.closeArchiveEntry();
    }

    private void write(String path, int mode, Instant time) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setTime(time.toEpochMilli());
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
