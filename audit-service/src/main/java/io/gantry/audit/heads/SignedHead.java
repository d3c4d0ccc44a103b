package io.gantry.audit.heads;

import java.time.Instant;

/**
 * What the log said of itself at that time.
 *
 * @param number of the last row
 * @param hash of that row
 * @param signature of the three, which only this service can make
 */
record SignedHead(long number, String hash, Instant at, String signature) {}
