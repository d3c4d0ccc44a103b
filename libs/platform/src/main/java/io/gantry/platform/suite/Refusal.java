package io.gantry.platform.suite;

/** Something the user must change first; the message is one sentence that says what. */
final class Refusal extends RuntimeException {
    Refusal(String sentence) {
        super(sentence);
    }
}
