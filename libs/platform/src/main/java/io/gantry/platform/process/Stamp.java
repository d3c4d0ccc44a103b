package io.gantry.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that says from what something was made, so that it is made again when that has changed.
 */
public record Stamp(Path file) {

    /** Whether it says the given thing. */
    public boolean says(String origin) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(origin);
    }

    /** Written last, when what it stands for is complete. */
    public void write(String origin) throws IOException {
        Files.writeString(file, origin);
    }

    /** What tells one build of a file from another. */
    public static String of(Path made) throws IOException {
        return made.getFileName() + " " + Files.size(made) + " " + Files.getLastModifiedTime(made);
    }
}
