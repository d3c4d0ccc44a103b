package io.gantry.gateway.firststart;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code <data>/admin-password}, which only its owner can read. */
@Component
class PasswordFile {
    private static final String NAME = "admin-password";

    private final Path folder;

    PasswordFile(FirstAdminProperties properties) {
        folder = properties.data();
    }

    Mono<Void> write(String password) {
        return Mono.<Void>fromCallable(
                        () -> {
                            replace(password);
                            return null;
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Written aside, synced and moved, so that a crash never leaves half a password. */
    private void replace(String password) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, NAME, ".new", ownerOnly());
        Files.writeString(draft, password + "\n", StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, folder.resolve(NAME), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        var mode = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    }
}
