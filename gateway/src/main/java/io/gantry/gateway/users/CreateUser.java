package io.gantry.gateway.users;

import io.gantry.contracts.identity.Role;
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
        UserRules.requireUsername(username);
        UserRules.requirePassword("password", password);
        UserRules.requirePresent("role", role);
        UserRules.requireDisplayName(displayName);
        UserRules.requireEmail(email);
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
