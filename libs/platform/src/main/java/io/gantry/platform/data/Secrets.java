package io.gantry.platform.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** Random values that are made once and kept in files that only their owner can read. */
public final class Secrets {
    private static final int BYTES = 32;

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The file of the superuser's password. */
    public Path postgresPassword() throws IOException {
        return kept("postgres-password", Base64.getUrlEncoder().withoutPadding());
    }

    /** The key that encrypts what services keep secret: 32 bytes in Base64. */
    public Path encryptionKey() throws IOException {
        return kept("encryption-key", Base64.getEncoder());
    }

    /** The key pair by which other services know that one. */
    public ServiceKeys serviceKeys(String service) throws IOException {
        var file = kept(service + "-keys", () -> ServiceKeys.generate().toText());
        return ServiceKeys.parse(Files.readString(file));
    }

    private Path kept(String name, Base64.Encoder encoder) throws IOException {
        return kept(
                name,
                () -> {
                    var bytes = new byte[BYTES];
                    new SecureRandom().nextBytes(bytes);
                    return encoder.encodeToString(bytes);
                });
    }

    /** Services that start at the same time ask for the same keys: only one of them makes them. */
    private Path kept(String name, Supplier<String> secret) throws IOException {
        synchronized (Secrets.class) {
            var file = directory.resolve(name);
            return Files.exists(file) ? file : make(file, secret);
        }
    }

    private Path make(Path file, Supplier<String> secret) throws IOException {
        DataDirectory.createPrivate(directory);
        // Written aside and moved, so that a crash never leaves half a secret.
        var draft = directory.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly(draft));
        Files.writeString(draft, secret.get(), StandardOpenOption.WRITE);
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
