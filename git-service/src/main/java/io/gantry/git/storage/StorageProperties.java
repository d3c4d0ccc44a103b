package io.gantry.git.storage;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How repositories are kept and served, {@code gantry.git.*}.
 *
 * @param root folder of the bare repositories
 * @param operations how many clones, pushes and reads work at once; more of them wait
 * @param operationsEach how many of them one user, or one address without credentials, has at once;
 *     more of his wait
 * @param maxPush largest pack that a push may send
 * @param maxObject largest object that a push may hold
 * @param maxTree largest commit, tree or tag, which are held whole by whoever reads them
 * @param pushMemory what all packs that are pushed may hold of the heap; 0 for half of it
 * @param silence how long a client may keep an operation waiting for its next byte
 * @param sharedVolume whether other replicas write to the same volume
 * @param keepRemoved how long the folder of a removed repository stays, so that clones can end
 * @param hooks how hooks run
 * @param zip how large a zip may be that is committed
 */
@ConfigurationProperties(prefix = "gantry.git", ignoreUnknownFields = false)
public record StorageProperties(
        Path root,
        @DefaultValue("64") int operations,
        @DefaultValue("16") int operationsEach,
        @DefaultValue("2GB") DataSize maxPush,
        @DefaultValue("512MB") DataSize maxObject,
        @DefaultValue("4MB") DataSize maxTree,
        @DefaultValue("0") DataSize pushMemory,
        @DefaultValue("2m") Duration silence,
        @DefaultValue("false") boolean sharedVolume,
        @DefaultValue("10m") Duration keepRemoved,
        @DefaultValue HookProperties hooks,
        @DefaultValue ZipProperties zip) {
    private static final int LEAST_OBJECTS = 4;

    public StorageProperties {
        if (operationsEach < 1) {
            throw new IllegalArgumentException(
                    "gantry.git.operations-each is %d, expected at least 1"
                            .formatted(operationsEach));
        }
        if (operations < 1) {
            throw new IllegalArgumentException(
                    "gantry.git.operations is %d, expected at least 1".formatted(operations));
        }
        if (memoryOfPushes(pushMemory) < LEAST_OBJECTS * maxTree.toBytes()) {
            throw new IllegalArgumentException(
                    "gantry.git.push-memory is %s, expected at least %d times max-tree, which is %s"
                            .formatted(pushMemory, LEAST_OBJECTS, maxTree));
        }
    }

    /** What packs may hold of the heap, in bytes. */
    public long memoryOfPushes() {
        return memoryOfPushes(pushMemory);
    }

    private static long memoryOfPushes(DataSize pushMemory) {
        return pushMemory.toBytes() > 0
                ? pushMemory.toBytes()
                : Runtime.getRuntime().maxMemory() / 2;
    }
}
