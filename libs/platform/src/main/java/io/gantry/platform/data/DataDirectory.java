package io.gantry.platform.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The directory that holds everything one installation keeps.
 *
 * @param root its absolute path without symbolic links, since processes are recognised by it
 */
public record DataDirectory(Path root) {

    /** Makes the directory if it is missing, readable by its owner alone. */
    public static DataDirectory create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            createPrivate(path);
        }
        var data = new DataDirectory(path.toRealPath());
        Files.createDirectories(data.logs());
        Files.createDirectories(data.run());
        return data;
    }

    /** The directory as it is; of a missing one only the name matters. */
    public static DataDirectory of(Path path) throws IOException {
        return new DataDirectory(
                Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize());
    }

    /** Where each process writes what it has to say. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of one part. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Files that mean something only while the suite runs. */
    public Path run() {
        return root.resolve("run");
    }

    /** Passwords and keys made at the first start. */
    public Secrets secrets() {
        return new Secrets(root.resolve("secrets"));
    }

    /** Claims the directory until this process ends; empty if another process has it. */
    public Optional<FileChannel> tryLock() throws IOException {
        var channel =
                FileChannel.open(
                        run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    /** The same, patiently: a look at the state of the suite holds the lock for a moment too. */
    public Optional<FileChannel> lock() throws IOException, InterruptedException {
        for (var attempt = 0; attempt < 20; attempt++) {
            var lock = tryLock();
            if (lock.isPresent()) {
                return lock;
            }
            Thread.sleep(50);
        }
        return Optional.empty();
    }

    static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
