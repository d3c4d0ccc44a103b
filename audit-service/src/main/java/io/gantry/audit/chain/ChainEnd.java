package io.gantry.audit.chain;

/**
 * Where the next row goes.
 *
 * @param lastRow the highest number that a row has; the head's, unless somebody meddled
 * @param transaction PostgreSQL's number of the transaction that holds it
 */
record ChainEnd(Head head, long lastRow, String transaction) {}
