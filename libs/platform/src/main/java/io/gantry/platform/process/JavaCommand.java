package io.gantry.platform.process;

import io.gantry.platform.data.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java process of ours, marked so that it can be found again. */
public final class JavaCommand {
    private static final List<String> ALWAYS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final List<String> words = new ArrayList<>();

    private JavaCommand(DataDirectory data, String part) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add(Mark.data(data));
        words.add(Mark.part(part));
        words.addAll(ALWAYS);
    }

    /** A Java process that works for the given data directory under the given name. */
    public static JavaCommand of(DataDirectory data, String part) {
        return new JavaCommand(data, part);
    }

    /** Adds options, or arguments of the program. */
    public JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** Runs a class of this very class path. */
    public ProcessBuilder run(Class<?> main, String... arguments) {
        words.add(main.getName());
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        // In the environment, because the kernel shows only the first 4 KiB of a command line.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** Runs an executable jar. */
    public ProcessBuilder runJar(Path jar, String... arguments) {
        words.add("-jar");
        words.add(jar.toString());
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }
}
