package io.gantry.git.hooks;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.jspecify.annotations.Nullable;

/**
 * What a hook is told, and is asked about.
 *
 * @param ref the ref that it is about, if it is about one
 */
record Question(HookName hook, @Nullable String ref, List<String> arguments, String input) {
    Question {
        arguments = List.copyOf(arguments);
    }

    /** A line {@code OLD NEW REF} for each. */
    static Question ofAll(HookName hook, Collection<ReceiveCommand> commands) {
        String lines =
                commands.stream()
                        .map(command ->
                                "%s %s %s\n"
                                        .formatted(
                                                command.getOldId().name(),
                                                command.getNewId().name(),
                                                command.getRefName()))
                        .collect(Collectors.joining());
        return new Question(hook, null, List.of(), lines);
    }

    /** Arguments {@code REF OLD NEW}. */
    static Question ofOne(ReceiveCommand command) {
        String ref = command.getRefName();
        return new Question(
                HookName.UPDATE,
                ref,
                List.of(ref, command.getOldId().name(), command.getNewId().name()),
                "");
    }
}
