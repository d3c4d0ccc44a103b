package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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

    /** What a file system takes, less {@code .git}. */
    private static final int LONGEST_NAME = 251;

    private static final int ATTEMPTS = 100;

    /** Hooks run as others, who must come through. */
    private static final Set<PosixFilePermission> OURS =
            PosixFilePermissions.fromString("rwx--x--x");

    private static final Logger log = LoggerFactory.getLogger(RunFolder.class);

    private final UUID id = UUID.randomUUID();
    private final Path path;

    private RunFolder(Path all) throws IOException {
        makeOwn(all);
        path = all.toRealPath().resolve(id.toString());
        Files.createDirectory(path);
    }

    /** Else whoever makes it first, where all may write, decides what hooks run. */
    private static void makeOwn(Path all) throws IOException {
        Files.createDirectories(all.toAbsolutePath().getParent());
        try {
            Files.createDirectory(all, PosixFilePermissions.asFileAttribute(OURS));
        } catch (FileAlreadyExistsException _) {
            long owner = ((Number) Files.getAttribute(all, "unix:uid", NOFOLLOW_LINKS)).longValue();
            boolean ours = owner == new UnixSystem().getUid();
            if (!ours || !Files.isDirectory(all, NOFOLLOW_LINKS)) {
                throw new IOException(all + " is not our folder: a link, a file, or another's");
            }
            Files.setPosixFilePermissions(all, OURS);
        }
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
        int begin = program.name().lastIndexOf('/') + 1;
        int end = Math.min(program.name().length(), begin + LONGEST_NAME);
        return path.resolve("git").resolve(program.name().substring(0, end) + ".git");
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
