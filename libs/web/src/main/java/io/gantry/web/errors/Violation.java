package io.gantry.web.errors;

/**
 * One thing that is wrong in what was sent.
 *
 * @param path JSON Pointer into the body, e.g. {@code /spec/type}
 */
public record Violation(String path, String message) {}
