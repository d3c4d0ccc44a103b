package io.gantry.audit.chain;

/**
 * The last row as the head's own row names it.
 *
 * @param seal of number and hash, which only this service can make
 */
public record Head(long number, String hash, String seal) {
    /** The head of a log without rows. */
    public static final Head NONE = new Head(0, "", "");

    /** What stands for a head that somebody took away; no seal holds it. */
    static final Head REMOVED = new Head(0, "", "removed");
}
