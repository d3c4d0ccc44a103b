package io.gantry.contracts.git;

/**
 * One ref that a push has moved.
 *
 * @param ref full name, e.g. {@code refs/heads/master}
 * @param before 40 hexadecimal digits, zeros if the ref is new
 * @param after 40 hexadecimal digits, zeros if the ref is gone
 */
public record RefChange(String ref, String before, String after) {}
