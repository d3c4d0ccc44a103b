package io.gantry.gateway.passwords;

import io.gantry.gateway.requests.Fields;
import io.gantry.gateway.users.UserRules;

/** The body by which an administrator gives somebody another password. */
record ResetPassword(String newPassword) {
    ResetPassword {
        Fields.check(UserRules.password("newPassword", newPassword));
    }

    @Override
    public String toString() {
        return "ResetPassword[…]";
    }
}
