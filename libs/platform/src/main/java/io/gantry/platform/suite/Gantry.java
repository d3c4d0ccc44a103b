package io.gantry.platform.suite;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The entry of {@code ./gantry}; what the script does itself (find a JDK, build, show logs) is not
 * here.
 */
@Command(
        name = "gantry",
        subcommands = {Up.class, Down.class, Status.class})
public final class Gantry {
    private Gantry() {}

    /** Exit codes: 0 done, 1 failed, 2 wrong flags, 3 not all ready. */
    public static void main(String[] arguments) {
        var line =
                new CommandLine(new Gantry())
                        .setExecutionExceptionHandler(
                                (failure, command, parsed) -> complain(failure, 1))
                        .setParameterExceptionHandler(Gantry::refuse);
        System.exit(line.execute(arguments));
    }

    private static int refuse(ParameterException wrong, String[] arguments) {
        return complain(wrong, 2);
    }

    private static int complain(Exception failure, int code) {
        System.err.println(
                failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return code;
    }
}
