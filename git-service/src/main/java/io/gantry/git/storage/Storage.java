package io.gantry.git.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The bare repositories: {@code <root>/<2 hex>/<uuid>.git}. The path comes from the id, so that no
 * name ever reaches the file system. All of it blocks: call it on {@link GitThreads}.
 */
@Component
public class Storage {
    private static final int OPEN_FILES = 1024;
    private static final long HEAP_SHARE = 4;
    private static final int STREAM_ABOVE = 16 << 20;

    private final Path root;
    private final Instant alone;

    Storage(StorageProperties properties) throws IOException {
        alone = properties.sharedVolume() ? Instant.MIN : Instant.now();
        root = properties.root().toAbsolutePath().normalize();
        if (!(SystemReader.getInstance() instanceof OwnSettings)) {
            SystemReader.setInstance(new OwnSettings(SystemReader.getInstance(), properties));
        }
        FS.FileStoreAttributes.setBackground(true);
        installCaches();
        Files.createDirectories(root);
        // Measured here, by files of its own: else in the folder of the first push, which goes.
        var _ = FS.FileStoreAttributes.get(root);
    }

    /**
     * Makes an empty repository whose HEAD is {@code master}, and returns its folder when nothing
     * of it can be lost any more.
     */
    public Path create(UUID id) throws IOException {
        Path folder = folder(id);
        Files.createDirectories(group(id));
        try (Repository repository = new FileRepository(folder.toFile())) {
            repository.create(true);
        }
        Durable.file(folder.resolve("config"));
        Durable.file(folder.resolve("HEAD"));
        Durable.folders(folder, root);
        return folder;
    }

    /** The repository; to be closed by the caller. */
    public Repository open(UUID id) throws IOException {
        return RepositoryCache.open(FileKey.exact(folder(id).toFile(), FS.DETECTED), true);
    }

    /** Nobody who still lives has written to the repositories before, but by hand. */
    public Instant aloneSince() {
        return alone;
    }

    /** Where the repository is; its name is the id's alone. */
    public Path folder(UUID id) {
        return group(id).resolve(id + ".git");
    }

    private Path group(UUID id) {
        return root.resolve(id.toString().substring(0, 2));
    }

    /** Deletes the repository from the disk; nothing happens if it is not there. */
    public void delete(UUID id) throws IOException {
        Path folder = folder(id);
        RepositoryCache.unregister(FileKey.exact(folder.toFile(), FS.DETECTED));
        deleteAll(folder);
    }

    /** Deletes the folder with all that is in it, if it is there. */
    public static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    private static void installCaches() {
        WindowCacheConfig caches = new WindowCacheConfig();
        caches.setPackedGitLimit(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        caches.setPackedGitOpenFiles(OPEN_FILES);
        caches.setStreamFileThreshold(STREAM_ABOVE);
        caches.install();
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
            if (e != null) {
                throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
