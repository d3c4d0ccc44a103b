package io.gantry.catalog.republish;

/**
 * What was sent so far.
 *
 * @param entities whose state was told again
 * @param tombstones for what others may know and the catalog does not
 */
record Progress(long entities, long tombstones) {
    static final Progress NONE = new Progress(0, 0);

    Progress plus(Progress other) {
        return new Progress(entities + other.entities, tombstones + other.tombstones);
    }
}
