package io.gantry.git.repositories;

import static io.gantry.git.GitError.JSON_INVALID;
import static io.gantry.git.GitError.USERNAME_INVALID;

import io.gantry.contracts.identity.Actor;
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
        return name.length() > MAX_LENGTH
                || name.indexOf('\0') >= 0
                || name.equals(Actor.ANONYMOUS);
    }

    /** The text itself; throws if it is one that the database cannot hold. */
    static @Nullable String storable(@Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw JSON_INVALID.exception("invalid character '\\x00' in string literal");
        }
        return text;
    }
}
