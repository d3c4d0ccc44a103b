package io.gantry.gateway.sessions;

import io.gantry.gateway.GatewayError;
import org.jspecify.annotations.Nullable;

/** The body of a login. */
record Login(String username, String password) {
    Login {
        require("username", username);
        require("password", password);
    }

    private static void require(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw GatewayError.CREDENTIALS_INCOMPLETE.exceptionAt("/" + field, field);
        }
    }

    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
