package io.gantry.git.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes what was written survive a loss of power. */
public final class Durable {
    private Durable() {}

    /** Returns when the bytes of the file, which need not be writable, are on the disk. */
    public static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Returns when the names in the folder are on the disk. */
    public static void folder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** All folders on the path, up to and with the last one; what is not there is left out. */
    public static void folders(Path from, Path last) throws IOException {
        for (Path path = from; path != null && path.startsWith(last); path = path.getParent()) {
            if (Files.isDirectory(path)) {
                folder(path);
            }
        }
    }
}
