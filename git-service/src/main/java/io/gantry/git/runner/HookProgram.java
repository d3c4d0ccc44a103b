package io.gantry.git.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that is to run in a repository.
 *
 * @param content of the program: a script that names its interpreter, or any executable
 * @param input what it reads
 * @param repository folder of the repository
 * @param name of the repository, which old hooks read from {@code $PWD}
 * @param incoming folder of objects that are not yet part of the repository, if there are any
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HookProgram(
        byte[] content,
        List<String> arguments,
        String input,
        Path repository,
        String name,
        @Nullable Path incoming,
        Map<String, String> environment) {
    public HookProgram {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
