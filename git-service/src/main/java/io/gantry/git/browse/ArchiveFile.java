package io.gantry.git.browse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.FileMode;

/** A format of archives, written from its beginning to its end. */
interface ArchiveFile extends AutoCloseable {
    /** The format of that name; zip if there is none. */
    static ArchiveFile of(String format, OutputStream out) throws IOException {
        return switch (format) {
            case "tar" -> new TarFile(out);
            case "tar.gz" -> new TarFile(new GZIPOutputStream(out, true));
            default -> new ZipFile(out);
        };
    }

    /** What comes before the entries: the id of the commit. */
    void begin(String commit, Instant time) throws IOException;

    /** A folder; its path ends in a slash. */
    void folder(String path, Instant time) throws IOException;

    /** A file, or a symbolic link whose target is the content. */
    void file(String path, FileMode mode, Instant time, long size, InputStream content)
            throws IOException;

    /** What comes after them. */
    @Override
    void close() throws IOException;
}
