package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zips of tests. */
final class AZip {
    private final List<File> files = new ArrayList<>();

    /** A zip with one file. */
    static AZip with(String name, String text) {
        return new AZip().and(name, text);
    }

    AZip and(String name, String text) {
        return and(name, text.getBytes(UTF_8), 0);
    }

    AZip executable(String name, String text) {
        return and(name, text.getBytes(UTF_8), UnixStat.FILE_FLAG | 0755);
    }

    /** With a mode of Unix, or none at all. */
    AZip and(String name, byte[] content, int mode) {
        files.add(new File(name, content, mode));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (File file : files) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file.name());
                if (file.mode() != 0) {
                    entry.setUnixMode(file.mode());
                }
                zip.putArchiveEntry(entry);
                zip.write(file.content());
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record File(String name, byte[] content, int mode) {}
}
