package io.gantry.git.commits;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a file is while it comes in. It has no name any more, so that it is gone when it is closed,
 * also if by a crash.
 *
 * @param in to write it
 * @param out to read it
 */
record UploadedFile(AsynchronousFileChannel in, FileChannel out) implements AutoCloseable {
    static UploadedFile create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "upload", ".zip");
        try {
            return new UploadedFile(
                    AsynchronousFileChannel.open(file, StandardOpenOption.WRITE),
                    FileChannel.open(file, StandardOpenOption.READ));
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            in.close();
        }
    }
}
