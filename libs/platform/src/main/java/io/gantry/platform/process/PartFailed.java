package io.gantry.platform.process;

/** A part of the suite could not be started. */
public class PartFailed extends Exception {
    private final String sentence;

    PartFailed(Program program, String what) {
        super(program.title() + " " + what);
        this.sentence = program.title() + " " + what + ", see " + program.log();
    }

    PartFailed(Program program, Exception cause) {
        super(program.title() + " did not start", cause);
        this.sentence =
                program.title()
                        + " did not start: "
                        + cause.getMessage()
                        + ", see "
                        + program.log();
    }

    /** What happened and which file tells more, for people. */
    public String sentence() {
        return sentence;
    }
}
