package io.gantry.gateway.users;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The body that makes a user.
 *
 * @param displayName the username if it is left out
 */
record CreateUser(
        String username,
        String password,
        Role role,
        @Nullable String displayName,
        @Nullable String email) {
    CreateUser {
        Fields.check(
                UserRules.username(username),
                UserRules.password("password", password),
                Fields.present("role", role),
                UserRules.displayName(displayName),
                UserRules.email(email));
        email = "".equals(email) ? null : email;
    }

    User user() {
        return User.create(username, displayName == null ? username : displayName, email, role);
    }

    @Override
    public String toString() {
        return "CreateUser[" + username + "]";
    }
}
