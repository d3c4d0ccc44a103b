package io.gantry.git.maintenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.gantry.git.storage.Durable;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.api.PackRefsCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.GcConfig;
import org.eclipse.jgit.lib.GcConfig.PackRefsMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.util.SystemReader;
import org.springframework.stereotype.Component;

/**
 * What JGit does to a repository to keep it quick. It blocks.
 *
 * @see <a href="https://git-scm.com/docs/git-gc">git-gc</a>
 */
@Component
class Packing {
    private static final String PACK = ".pack";

    private final Storage storage;
    private final MaintenanceProperties properties;

    Packing(Storage storage, MaintenanceProperties properties) {
        this.storage = storage;
        this.properties = properties;
    }

    /** Puts all refs into one file; nobody may move one meanwhile, or he finds it locked. */
    Path packRefs(UUID id) throws IOException {
        try (Repository repository = storage.open(id)) {
            repository
                    .getRefDatabase()
                    .packRefs(
                            NullProgressMonitor.INSTANCE,
                            new PackRefsCommand(repository).setAll(true));
        }
        Durable.folder(storage.folder(id));
        return storage.folder(id);
    }

    /**
     * Makes one pack of all that refs lead to, with bitmaps and a commit graph. The packs that it
     * replaces are put aside; objects that no ref leads to stay, loose, as long as they are young:
     * a push may be about to need them. What a crash has left of pushes goes.
     */
    Path pack(UUID id, Instant now) throws IOException, ParseException, GitAPIException {
        Path objects = storage.folder(id).resolve("objects");
        removeStalePid(storage.folder(id).resolve("gc.pid"));
        try (Repository repository = storage.open(id)) {
            PackConfig packing = new PackConfig(repository);
            packing.setPreserveOldPacks(true);
            packing.setPrunePreserved(false);
            GC gc = new GC((FileRepository) repository);
            gc.setGcConfig(new GcConfig(PackRefsMode.FALSE));
            gc.setPackConfig(packing);
            gc.setExpire(now.minus(properties.keepUnreachable()));
            gc.setPackExpireAgeMillis(0);
            gc.gc().join();
        }
        Path packs = objects.resolve("pack");
        Durable.folders(packs, objects);
        Instant before = now.minus(properties.keepReplaced());
        dropReplaced(packs.resolve("preserved"), before);
        dropCutOff(storage.folder(id).resolve("incoming"), before);
        return objects;
    }

    /**
     * Of a process that was killed: JGit would do nothing for half a day. None of ours is at it,
     * which the lock of the repository's maintenance sees to; one that somebody runs by hand on
     * this machine goes on.
     */
    private static void removeStalePid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String[] owner = Files.readString(file, ISO_8859_1).strip().split(" ", 2);
        boolean here =
                owner.length == 2 && owner[1].equals(SystemReader.getInstance().getHostname());
        Instant since = Files.getLastModifiedTime(file).toInstant();
        if (here && owner[0].matches("\\d{1,9}") && isOther(Long.parseLong(owner[0]), since)) {
            throw new IOException("process %s packs the repository".formatted(owner[0]));
        }
        Files.deleteIfExists(file);
    }

    /** One that began later has only got the number of the one that is dead. */
    private static boolean isOther(long process, Instant since) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(it -> it.info().startInstant())
                        .filter(start -> start.isBefore(since))
                        .isPresent();
    }

    /** Whether so much has come that clones feel it: packs of pushes have no reverse index. */
    boolean isDue(UUID id) throws IOException {
        long size = 0;
        for (Path file : list(storage.folder(id).resolve("objects/pack"))) {
            String name = file.toString();
            if (name.endsWith(PACK)
                    && !Files.exists(Path.of(name.replaceFirst(PACK + "$", ".rev")))) {
                size += Files.size(file);
            }
        }
        return size >= properties.size().toBytes();
    }

    /** Of pushes that a crash has cut off; no push takes so long. */
    private static void dropCutOff(Path incoming, Instant before) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        for (Path push : list(incoming)) {
            if (Files.getLastModifiedTime(push).toInstant().isBefore(before)) {
                Storage.deleteAll(push);
            }
        }
    }

    /** A file's own times stay when it is moved; that of its name does not. */
    private static void dropReplaced(Path aside, Instant before) throws IOException {
        if (!Files.isDirectory(aside)) {
            return;
        }
        for (Path file : list(aside)) {
            FileTime moved = (FileTime) Files.getAttribute(file, "unix:ctime");
            if (moved.toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
