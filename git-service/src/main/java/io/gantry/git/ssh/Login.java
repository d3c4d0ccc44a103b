package io.gantry.git.ssh;

/**
 * The key by which a connection has logged in; whose it is is asked anew for each command.
 *
 * @param fingerprint {@code SHA256:…}
 * @param user whose it was then
 */
record Login(String fingerprint, String user) {}
