package io.gantry.gateway.passwords;

import io.gantry.gateway.users.UserRules;

/** The body by which an administrator gives somebody another password. */
record ResetPassword(String newPassword) {
    ResetPassword {
        UserRules.requirePassword("newPassword", newPassword);
    }

    @Override
    public String toString() {
        return "ResetPassword[…]";
    }
}
