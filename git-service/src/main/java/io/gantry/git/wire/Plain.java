package io.gantry.git.wire;

/** An answer in plain text, exactly these characters; 200. */
public record Plain(String text) {}
