package io.gantry.audit.chain;

/**
 * Where the next row goes.
 *
 * @param lastRow the highest number that a row has; the head's, unless somebody meddled
 */
record ChainEnd(Head head, long lastRow) {}
