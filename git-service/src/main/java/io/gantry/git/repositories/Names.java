package io.gantry.git.repositories;

import static io.gantry.git.GitError.USERNAME_INVALID;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of users in lists, who need not exist. */
final class Names {
    private static final int MAX_LENGTH = 255;

    private Names() {}

    /** The list itself; throws if a name in it can never be somebody's. */
    static @Nullable List<String> checked(@Nullable List<String> users) {
        if (users != null && users.stream().anyMatch(Names::isImpossible)) {
            throw USERNAME_INVALID.exception();
        }
        return users;
    }

    private static boolean isImpossible(String name) {
        return name.length() > MAX_LENGTH || name.indexOf('\0') >= 0;
    }
}
