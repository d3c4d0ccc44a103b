package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run is given to work in: a home, and {@code …/<name>.git}, where the repository looks as
 * the push will make it. New objects are seen by alternates, so that even a clone of it sees them.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">Repository layout</a>
 */
final class RunFolder implements AutoCloseable {
    /** Another owner's repositories are strange to git, unless somebody says that they are not. */
    private static final String GIT_SETTINGS = "[safe]\n\tdirectory = *\n";

    private static final int ATTEMPTS = 100;
    private static final Logger log = LoggerFactory.getLogger(RunFolder.class);

    private final UUID id = UUID.randomUUID();
    private final Path path;

    private RunFolder(Path all) throws IOException {
        Files.createDirectories(all);
        path = all.toRealPath().resolve(id.toString());
        Files.createDirectory(path);
    }

    /**
     * Makes the folder.
     *
     * @param mounts whether the repository will be mounted in it, rather than looked at where it is
     */
    static RunFolder make(Path all, HookProgram program, boolean mounts) throws IOException {
        RunFolder folder = new RunFolder(all);
        try {
            folder.fill(program, mounts ? folder.mountPoint() : program.repository());
            return folder;
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /** In the environment of all its processes. */
    UUID id() {
        return id;
    }

    Path path() {
        return path;
    }

    Path home() {
        return path.resolve("home");
    }

    Path input() {
        return path.resolve("input");
    }

    Path mountPoint() {
        return path.resolve("repository");
    }

    /** Where the program finds itself. */
    Path place(HookProgram program) {
        return path.resolve("git").resolve(program.name() + ".git");
    }

    private void fill(HookProgram program, Path repository) throws IOException {
        Files.write(path.resolve("content"), program.content());
        Files.writeString(input(), program.input());
        Files.createDirectory(mountPoint());
        Files.createDirectory(home());
        Files.setPosixFilePermissions(home(), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(home().resolve(".gitconfig"), GIT_SETTINGS);
        Path place = place(program);
        Files.createDirectories(place.resolve("objects/info"));
        Files.createDirectory(place.resolve("objects/pack"));
        Files.writeString(
                place.resolve("objects/info/alternates"), alternates(program, repository), UTF_8);
        Files.copy(program.repository().resolve("HEAD"), place.resolve("HEAD"));
        Files.copy(program.repository().resolve("config"), place.resolve("config"));
        Files.createSymbolicLink(place.resolve("refs"), repository.resolve("refs"));
        Files.createSymbolicLink(place.resolve("packed-refs"), repository.resolve("packed-refs"));
    }

    private static String alternates(HookProgram program, Path repository) {
        @Nullable Path incoming = program.incoming();
        String all = repository.resolve("objects") + "\n";
        if (incoming == null) {
            return all;
        }
        Path inside = program.repository().relativize(incoming);
        return repository.resolve(inside.toString()) + "\n" + all;
    }

    /** Processes that were killed may still be about to end. */
    @Override
    public void close() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Storage.deleteAll(path);
                return;
            } catch (IOException e) {
                log.debug("{} is still in use: {}", path, e.toString());
            }
        }
        log.warn("{} stays", path);
    }
}
