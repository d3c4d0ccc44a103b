package io.gantry.git.ssh;

/** What is told to somebody who may not do what he asks for. */
final class Refusal extends Exception {
    Refusal(String lines) {
        super(lines, null, false, false);
    }

    String lines() {
        return String.valueOf(getMessage());
    }
}
