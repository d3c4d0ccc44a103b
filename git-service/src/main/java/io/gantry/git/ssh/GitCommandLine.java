package io.gantry.git.ssh;

import io.gantry.git.repositories.RepositoryName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody asks for who logs in. */
sealed interface GitCommandLine {
    String WEIRD =
            "You've tried to execute some weird command, I'm deliberately denying you to do that,"
                    + " get over it.";

    Pattern PATTERN = Pattern.compile("git[ -]([a-z-]+) '/?([^' ]+?)(?:\\.git)?'(.*)");

    /** What needs a right in a repository. */
    sealed interface OfRepository extends GitCommandLine {
        String repository();

        /** What git calls it. */
        String program();
    }

    /** A clone or fetch. */
    record Upload(String repository) implements OfRepository {
        @Override
        public String program() {
            return "git-upload-pack";
        }
    }

    /** A push. */
    record Receive(String repository) implements OfRepository {
        @Override
        public String program() {
            return "git-receive-pack";
        }
    }

    /** Anything else. */
    record Refused(String message) implements GitCommandLine {}

    /** Reads the command as git sends it. No shell ever sees it. */
    static GitCommandLine parse(String command) {
        Matcher matcher = PATTERN.matcher(command);
        if (!matcher.matches() || !RepositoryName.isValid(matcher.group(2))) {
            return new Refused(WEIRD);
        }
        if (!matcher.group(3).isEmpty()) {
            return new Refused("Malformed git command");
        }
        String repository = matcher.group(2);
        return switch (matcher.group(1)) {
            case "upload-pack" -> new Upload(repository);
            case "receive-pack" -> new Receive(repository);
            case "upload-archive" ->
                    new Refused("git archive --remote is not offered, use the archive of the API");
            default -> new Refused(WEIRD);
        };
    }
}
