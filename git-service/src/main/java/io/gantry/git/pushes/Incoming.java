package io.gantry.git.pushes;

import io.gantry.git.packs.PushedRepositories;
import io.gantry.git.storage.Durable;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Repository;

/**
 * Where the objects of one push are until it is accepted, so that those of a refused one are gone
 * at once and nobody ever sees them.
 *
 * @see <a href="https://git-scm.com/docs/git-receive-pack#_quarantine_environment">Quarantine</a>
 */
final class Incoming implements AutoCloseable {
    private final Path folder;
    private final Repository repository;

    private Incoming(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    static Incoming open(
            Storage storage, PushedRepositories repositories, UUID repository, UUID push)
            throws IOException {
        Path folder = storage.folder(repository).resolve("incoming").resolve(push.toString());
        Files.createDirectories(folder.resolve("pack"));
        return new Incoming(folder, repositories.open(repository, folder));
    }

    /** Where its objects are. */
    Path folder() {
        return folder;
    }

    /** The repository as the push sees it: its own objects, and all others. */
    Repository repository() {
        return repository;
    }

    /** Makes the objects durable where they are, which takes a while if they are many. */
    void sync() throws IOException {
        for (Path file : packFiles()) {
            Durable.file(file);
        }
    }

    /** Makes the objects, once synced, part of the repository; then no crash loses them. */
    void publish(Repository target) throws IOException {
        ObjectDirectory objects = ((FileRepository) target).getObjectDatabase();
        Path all = objects.getDirectory().toPath();
        Path packs = all.resolve("pack");
        List<Path> moved = new ArrayList<>();
        for (Path file : packFiles()) {
            Path to = packs.resolve(file.getFileName().toString());
            if (!Files.exists(to)) {
                moved.add(Files.move(file, to, StandardCopyOption.ATOMIC_MOVE));
            }
        }
        Durable.folders(packs, all);
        for (Path file : moved) {
            if (file.toString().endsWith(".pack")) {
                objects.openPack(file.toFile()); // readers need not wait until they look again
            }
        }
    }

    /** Packs before their indexes, by which they are found. */
    private List<Path> packFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("pack"))) {
            return files.filter(file -> !file.toString().endsWith(".keep"))
                    .sorted(Comparator.comparing(file -> file.toString().endsWith(".idx")))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        repository.close();
        Storage.deleteAll(folder);
    }
}
