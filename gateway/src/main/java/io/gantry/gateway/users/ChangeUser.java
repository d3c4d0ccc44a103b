package io.gantry.gateway.users;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The body that changes a user: what is left out, or null, stays as it is.
 *
 * @param email an empty one removes it
 */
record ChangeUser(
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Role role,
        @Nullable Boolean disabled) {
    ChangeUser {
        Fields.check(UserRules.displayName(displayName), UserRules.email(email));
    }

    /** The user as he will be, but for the effective role. */
    User applyTo(User user) {
        return new User(
                user.id(),
                user.username(),
                displayName == null ? user.displayName() : displayName,
                email == null ? user.email() : email.isEmpty() ? null : email,
                role == null ? user.role() : role,
                disabled == null ? user.disabled() : disabled,
                user.groups(),
                user.effectiveRole());
    }
}
