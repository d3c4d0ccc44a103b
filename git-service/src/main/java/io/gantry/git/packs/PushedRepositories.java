package io.gantry.git.packs;

import io.gantry.git.storage.Storage;
import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.springframework.stereotype.Component;

/** Repositories as pushes see them. */
@Component
public class PushedRepositories {
    private final Storage storage;
    private final PackLimits limits;

    PushedRepositories(Storage storage, StorageProperties properties) {
        this.storage = storage;
        this.limits = PackLimits.of(properties);
    }

    /**
     * The repository with a folder of its own for new objects, which those of the repository itself
     * stand behind; to be closed by the caller.
     */
    public Repository open(UUID id, Path newObjects) throws IOException {
        Path folder = storage.folder(id);
        FileRepositoryBuilder place =
                new FileRepositoryBuilder()
                        .setFS(FS.DETECTED)
                        .setBare()
                        .setGitDir(folder.toFile())
                        .setObjectDirectory(newObjects.toFile())
                        .addAlternateObjectDirectory(folder.resolve("objects").toFile())
                        .setup();
        return new PushedRepository(place, limits);
    }
}
