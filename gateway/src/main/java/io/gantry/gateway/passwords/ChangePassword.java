package io.gantry.gateway.passwords;

import io.gantry.gateway.requests.Fields;
import io.gantry.gateway.users.UserRules;

/** The body by which somebody changes his own password. */
record ChangePassword(String currentPassword, String newPassword) {
    ChangePassword {
        Fields.check(
                Fields.present("currentPassword", currentPassword),
                UserRules.password("newPassword", newPassword));
    }

    @Override
    public String toString() {
        return "ChangePassword[…]";
    }
}
