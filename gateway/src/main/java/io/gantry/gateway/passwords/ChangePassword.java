package io.gantry.gateway.passwords;

import io.gantry.gateway.users.UserRules;

/** The body by which somebody changes his own password. */
record ChangePassword(String currentPassword, String newPassword) {
    ChangePassword {
        UserRules.requirePresent("currentPassword", currentPassword);
        UserRules.requirePassword("newPassword", newPassword);
    }

    @Override
    public String toString() {
        return "ChangePassword[…]";
    }
}
