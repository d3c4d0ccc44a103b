package io.gantry.gateway.firststart;

import io.gantry.gateway.users.UserRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of {@code gantry.*}, what the first start needs.
 *
 * @param adminPassword of the user admin; a random one if it is empty
 * @param data the folder that a random password is written to
 */
@ConfigurationProperties(prefix = "gantry")
record FirstAdminProperties(@Nullable String adminPassword, @DefaultValue("./data") Path data) {
    FirstAdminProperties {
        boolean given = adminPassword != null && !adminPassword.isEmpty();
        adminPassword = given ? adminPassword : null;
        if (adminPassword != null && !UserRules.isPassword(adminPassword)) {
            throw new IllegalArgumentException(
                    "GANTRY_ADMIN_PASSWORD must have 8 to 256 characters");
        }
    }

    @Override
    public String toString() {
        return "FirstAdminProperties[data=" + data + "]";
    }
}
