package io.gantry.git.hooks;

import static io.gantry.git.GitError.HOOK_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * When a hook runs.
 *
 * @see <a href="https://git-scm.com/docs/githooks">githooks</a>
 */
enum HookName {
    /** Before anything moves; may refuse the push. */
    PRE_RECEIVE,
    /** Before each ref moves; may refuse that ref. */
    UPDATE,
    /** After refs have moved. */
    POST_RECEIVE;

    static HookName of(String text) {
        return Arrays.stream(values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(HOOK_UNKNOWN::exception);
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
