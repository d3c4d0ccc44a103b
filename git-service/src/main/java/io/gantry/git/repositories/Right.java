package io.gantry.git.repositories;

import static io.gantry.git.GitError.NOT_ADMINISTRATOR;
import static io.gantry.git.GitError.NOT_READER;
import static io.gantry.git.GitError.NOT_WRITER;

import io.gantry.git.GitError;

/** What somebody may want of a repository. */
public enum Right {
    READ(NOT_READER),
    WRITE(NOT_WRITER),
    /** Access, name, visibility, team, removal. */
    ADMINISTER(NOT_ADMINISTRATOR);

    private final GitError refusal;

    Right(GitError refusal) {
        this.refusal = refusal;
    }

    /** What somebody is told who may know of the repository, but not this. */
    GitError refusal() {
        return refusal;
    }
}
