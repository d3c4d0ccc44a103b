package io.gantry.git.commits;

import static io.gantry.git.GitError.COMMIT_FAILED;
import static io.gantry.git.GitError.COMMIT_TOO_LARGE;

import io.gantry.web.errors.ApiException;

/** Why a commit cannot be made, in the step that the first server would have failed in. */
final class CommitFault extends RuntimeException {
    private final Step step;

    private CommitFault(Step step, String reason) {
        super(reason, null, false, false);
        this.step = step;
    }

    static CommitFault checkout(String reason) {
        return new CommitFault(Step.CHECKOUT, reason);
    }

    static CommitFault extract(String reason) {
        return new CommitFault(Step.EXTRACT, reason);
    }

    static CommitFault tooLarge(String reason) {
        return new CommitFault(Step.LIMIT, reason);
    }

    static CommitFault commit(String reason) {
        return new CommitFault(Step.COMMIT, reason);
    }

    static CommitFault push(String reason) {
        return new CommitFault(Step.PUSH, reason);
    }

    /** What the client is told. */
    ApiException in(String repository) {
        String reason = String.valueOf(getMessage());
        return switch (step) {
            case CHECKOUT -> COMMIT_FAILED.exception(repository, "checkout", reason);
            case EXTRACT -> COMMIT_FAILED.exception(repository, "extract", reason);
            case COMMIT -> COMMIT_FAILED.exception(repository, "commit", reason);
            case PUSH -> COMMIT_FAILED.exception(repository, "push", reason);
            case LIMIT -> COMMIT_TOO_LARGE.exception(repository, reason);
        };
    }

    private enum Step {
        CHECKOUT,
        EXTRACT,
        LIMIT,
        COMMIT,
        PUSH
    }
}
