package io.gantry.git.packs;

import io.gantry.git.storage.StorageProperties;

/**
 * What packs may hold of the heap.
 *
 * @param structure bytes of the largest commit, tree or tag, which JGit reads whole
 * @param objects how many objects one pack may have; they share {@code lists}
 * @param resolving bytes that the deltas of one pack may hold at once; they share {@code contents}
 * @param lists what all packs have for the lists of their objects
 * @param contents what all packs have for objects that are read whole
 */
record PackLimits(
        long structure, long objects, long resolving, MemoryShare lists, MemoryShare contents) {
    /** What JGit and we keep of each object until the pack is checked. */
    static final int PER_OBJECT = 256;

    /** Half for lists, half for contents, of which three quarters are the most of one pack. */
    static PackLimits of(StorageProperties properties) {
        long half = properties.memoryOfPushes() / 2;
        return new PackLimits(
                properties.maxTree().toBytes(),
                half / PER_OBJECT,
                half / 4 * 3,
                new MemoryShare(half, properties.silence()),
                new MemoryShare(half, properties.silence()));
    }
}
